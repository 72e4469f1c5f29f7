package convscope.model;

/**
 * The square window that a layer moves over its input, with {@code SAME} padding, once for every place of its output.
 *
 * @param size its height and width, in places of the input
 * @param stride by how many places it moves on
 */
public record LayerWindow(int size, int stride) {
  /** The place itself, for layers that go from place to place and never look at a neighbour. */
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
