package convscope.model;

/**
 * How a layer uses filters: weights of which each unit has one for every value under the layer's window, or of the
 * whole input where it has no window. They are ordered by row, column and channel of the window, then by unit.
 */
public enum FilterUse {
  /** The layer has no filters. */
  NONE,
  /** One set of filters and biases is shared by all positions of the output. */
  SHARED,
  /** Every position of the output has its own filters and biases; its row and column are the first axes. */
  BY_PLACE
}
