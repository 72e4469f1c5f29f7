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
  /** Statistics that the layer has gathered from the values passing through it; no gradient changes them. */
  STATISTIC
}
