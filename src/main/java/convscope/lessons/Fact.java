package convscope.lessons;

/** What is known of the window as a number. Those that count begin at 0 when the window opens, and never fall. */
public enum Fact {
  /** Runs started. */
  RUNS_STARTED,
  /** Training steps done, in any run. */
  STEPS_TRAINED,
  /** Runs whose loss stopped being a number. */
  RUNS_DIVERGED,
  /** Changes of the learning rate while a run was in training. */
  RATES_CHANGED,
  /** Evaluations on the test set that the current run has made. */
  EVALUATIONS_IN_RUN,
  /** Evaluations on the test set in the Evaluate view. */
  TEST_SETS_EVALUATED,
  /** Predictions made in the Classify view. */
  IMAGES_CLASSIFIED,
  /** Values of a layer's output that were computed step by step in the Inspect view. */
  VALUES_COMPUTED,
  /** Weights changed by hand there. */
  WEIGHTS_CHANGED,
  /** Logits changed by hand there. */
  LOGITS_CHANGED,
  /** Changes by hand put back there. */
  CHANGES_RESTORED,
  /** The smoothed loss of the latest step, in nats. */
  LOSS,
  /** The learning rate of the latest step. */
  RATE,
  /** The latest test accuracy of the current run, 0 … 1. */
  ACCURACY
}
