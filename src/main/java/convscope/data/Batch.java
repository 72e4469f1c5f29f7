package convscope.data;

/**
 * Examples as the network sees them.
 *
 * @param size the number of examples; the arrays may be longer
 * @param images standardized crops, {@code [size, 24, 24, 3]} row-major
 * @param labels the class number of each
 * @param indices the place of each in its set
 */
public record Batch(int size, float[] images, int[] labels, int[] indices) {

  static Batch ofSize(int size) {
    return new Batch(size, new float[size * Crop.VALUES], new int[size], new int[size]);
  }
}
