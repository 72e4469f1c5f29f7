package convscope.model;

/**
 * The padding along one axis of a layer's input.
 *
 * @param before lines of padding at the top or left
 * @param after lines of padding at the bottom or right
 */
public record Padding(int before, int after) {

  /**
   * TensorFlow's {@code SAME} padding of an axis of {@code input} positions under a window of {@code size} moved by
   * {@code stride}: the output has ⌈input ∕ stride⌉ positions, and where the padding is odd the extra line goes to the
   * end.
   */
  public static Padding same(int input, int size, int stride) {
    int output = (input + stride - 1) / stride;
    int total = Math.max(0, (output - 1) * stride + size - input);
    return new Padding(total / 2, total - total / 2);
  }
}
