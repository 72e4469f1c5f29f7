package convscope.model;

/** What a variable is for in its layer. */
public enum ParameterRole {
  /** What the layer multiplies its inputs by, its last axis running over the layer's units. */
  WEIGHTS,
  /** The bias added to each weighted sum. */
  BIASES,
  /** The factor of a normalized value, one per channel. */
  SCALE,
  /** The offset added to a normalized and scaled value, one per channel. */
  SHIFT,
  /** The running mean of a channel's values, a statistic. */
  MEAN,
  /** The running variance of a channel's values, a statistic. */
  VARIANCE;

  /**
   * Whether it is gathered from the values passing through the layer in training; no gradient changes it. Among a
   * step's gradients, the batch's own statistic has its place.
   */
  public boolean statistic() {
    return this == MEAN || this == VARIANCE;
  }
}
