package convscope.model;

/** What a variable is for in its layer. */
public enum ParameterRole {
  /** What the layer multiplies its inputs by, its last axis running over the layer's units. */
  WEIGHTS,
  /** What is added to each weighted sum. */
  BIASES,
  /** What a normalized value is multiplied by, one a channel. */
  SCALE,
  /** What is added to a normalized and scaled value, one a channel. */
  SHIFT,
  /** What the layer has gathered from the values that went through it; no gradient changes it. */
  STATISTIC
}
