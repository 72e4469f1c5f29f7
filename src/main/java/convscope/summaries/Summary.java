package convscope.summaries;

/** One value of one step, under the tag by which TensorBoard groups values. */
public sealed interface Summary {

  /** Its name: {@code total_loss (raw)}. */
  String tag();

  /** A number; kept as a float, as TensorBoard does. */
  record Scalar(String tag, float value) implements Summary {}

  /** A histogram. */
  record Histogram(String tag, Distribution distribution) implements Summary {}

  /**
   * An image. The array must not be modified.
   *
   * @param channels 1 for gray, 3 for red, green and blue
   * @param png the image as a PNG file
   */
  record Picture(String tag, int height, int width, int channels, byte[] png) implements Summary {}
}
