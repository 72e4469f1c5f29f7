package convscope.model;

/**
 * How a layer uses filters: weights of which each unit has one for every value under the layer's window, or of the whole
 * input where it has no window. They lie by row, column and channel of the window, the units last.
 */
public enum FilterUse {
  /** The layer has no filters. */
  NONE,
  /** One set of filters and biases serves all places of the output. */
  SHARED,
  /** Every place of the output has filters and biases of its own; row and column of the place come before all else. */
  BY_PLACE
}
