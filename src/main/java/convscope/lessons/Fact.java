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
  /** Checkpoints saved by runs in training. */
  CHECKPOINTS_SAVED,
  /** Probes of the layers that the current run has made. */
  PROBES_IN_RUN,
  /** Evaluations on the test set that the current run has made. */
  EVALUATIONS_IN_RUN,
  /** Evaluations on the test set in the Evaluate view. */
  TEST_SETS_EVALUATED,
  /** Images added to the Classify view and classified, and changes of drawings. */
  IMAGES_CLASSIFIED,
  /** The same of a person's own images: files, pasted ones, drawings. */
  OWN_IMAGES_CLASSIFIED,
  /** Squares moved over the network's input that changed the predicted class. */
  PREDICTIONS_FLIPPED,
  /** Images selected in the Data view. */
  IMAGES_SELECTED,
  /** New random distortions shown in the Data view. */
  IMAGES_RESAMPLED,
  /** Changes between the preprocessing of training and that of evaluation in the Data view. */
  PREPROCESSING_CHANGED,
  /** Channels selected in the Inspect view. */
  CHANNELS_SELECTED,
  /** Checkpoints shown in the Inspect view. */
  CHECKPOINTS_SHOWN,
  /** Checks of a whole set of images for dead units, completed. */
  DEAD_UNITS_CHECKED,
  /** Changes of the selection in the Runs view. */
  RUN_SELECTIONS,
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
  ACCURACY,
  /** The largest share of dead units among the layers with ReLU in the latest probe, 0 … 1. */
  DEAD_SHARE,
  /** How many checkpoints of the selected run have been evaluated with raw weights. */
  RAW_EVALUATIONS,
  /** The probability of the predicted class of the selected own image, 0 … 1. */
  OWN_CONFIDENCE,
  /** Whether the images of a unit that such a check found dead are shown in Inspect: 1 or 0. */
  DEAD_UNIT_SHOWN,
  /** How many runs are selected in the Runs view. */
  RUNS_SELECTED
}
