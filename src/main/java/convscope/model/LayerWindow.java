package convscope.model;

/**
 * The square window that a layer moves over its input, once for every position of its output.
 *
 * @param size its height and width, in positions of the input
 * @param stride the stride, in positions of the input
 * @param padding around the input
 */
public record LayerWindow(int size, int stride, PaddingRule padding) {
  /** The position itself, for layers that process each position separately. */
  static final LayerWindow PLACE = new LayerWindow(1, 1);

  /** With {@code SAME} padding. */
  public LayerWindow(int size, int stride) {
    this(size, stride, PaddingRule.SAME);
  }

  /** The lines of padding above and below an input of shape {@code input}. */
  public Padding rows(Shape input) {
    return padding.of(input.height(), size, stride);
  }

  /** The lines of padding left and right of an input of shape {@code input}. */
  public Padding columns(Shape input) {
    return padding.of(input.width(), size, stride);
  }
}
