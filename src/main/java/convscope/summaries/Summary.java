package convscope.summaries;

/** One value of one step, under the tag by which TensorBoard groups what belongs together. */
public sealed interface Summary {

  /** Its name: {@code total_loss (raw)}. */
  String tag();

  /** A number; kept as a float, as TensorBoard does. */
  record Scalar(String tag, float value) implements Summary {}

  /** How many numbers fall where. */
  record Histogram(String tag, Distribution distribution) implements Summary {}

  /**
   * A picture. Nobody may change the array.
   *
   * @param channels 1 for grey, 3 for red, green and blue
   * @param png the picture as a PNG file
   */
  record Picture(String tag, int height, int width, int channels, byte[] png) implements Summary {}
}
