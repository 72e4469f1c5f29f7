package convscope.model;

/**
 * The shape of one example's activations, {@code [height, width, channels]}. A dense layer's output of n units is
 * {@code [1, 1, n]}.
 */
public record Shape(int height, int width, int channels) {

  /** The number of values. */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /**
   * The output shape of a window with {@code SAME} padding and {@code stride} over this shape, with {@code depth}
   * channels.
   */
  Shape strided(int stride, int depth) {
    return new Shape((height + stride - 1) / stride, (width + stride - 1) / stride, depth);
  }

  @Override
  public String toString() {
    return height + "×" + width + "×" + channels;
  }
}
