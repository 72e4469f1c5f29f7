package convscope.model;

/**
 * The square window that a layer moves over its input, with {@code SAME} padding, once for every position of its
 * output.
 *
 * @param size its height and width, in positions of the input
 * @param stride the stride, in positions of the input
 */
public record LayerWindow(int size, int stride) {
  /** The position itself, for layers that process each position separately. */
  static final LayerWindow PLACE = new LayerWindow(1, 1);

  /** The lines of padding above and below an input of shape {@code input}. */
  public Padding rows(Shape input) {
    return Padding.same(input.height(), size, stride);
  }

  /** The lines of padding left and right of an input of shape {@code input}. */
  public Padding columns(Shape input) {
    return Padding.same(input.width(), size, stride);
  }
}
