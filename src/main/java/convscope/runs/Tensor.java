package convscope.runs;

/**
 * A named array of 32-bit floats, row-major.
 *
 * @param shape its dimensions; none for a single value
 */
public record Tensor(String name, int[] shape, float[] values) {
  public Tensor {
    long size = 1;
    for (int dimension : shape) {
      size *= dimension;
    }
    if (size != values.length) {
      throw new IllegalArgumentException(name + " has " + values.length + " values for a shape of " + size);
    }
  }
}
