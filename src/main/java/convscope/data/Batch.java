package convscope.data;

/**
 * Examples as the network sees them.
 *
 * @param size the number of examples; the arrays may be longer
 * @param side the height and width of an image
 * @param images standardized crops, {@code [size, side, side, 3]} row-major
 * @param labels the class number of each
 * @param indices the place of each in its set
 */
public record Batch(int size, int side, float[] images, int[] labels, int[] indices) {

  static Batch ofSize(int size, int side) {
    return new Batch(size, side, new float[size * side * side * ImageSet.CHANNELS], new int[size], new int[size]);
  }

  /** The number of values of an image. */
  public int imageValues() {
    return side * side * ImageSet.CHANNELS;
  }

  /** The same arrays, of which only the first {@code examples} are meant. */
  Batch first(int examples) {
    return new Batch(examples, side, images, labels, indices);
  }
}
