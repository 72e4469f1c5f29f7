package convscope.model;

/** What a layer does to its weighted sums. */
public enum Activation {
  /** The sums themselves. */
  NONE,
  /** max(0, sum). */
  RELU
}
