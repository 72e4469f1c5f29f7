package convscope.workbench.inspect;

/** What a person has done with a computation that is shown step by step. */
public enum StepDeed {
  /** A value was computed to its end: played, stepped or jumped to. */
  VALUE_COMPUTED,
  /** A weight was changed. */
  WEIGHT_CHANGED,
  /** A logit was changed. */
  LOGIT_CHANGED,
  /** What was changed was put back. */
  RESTORED
}
