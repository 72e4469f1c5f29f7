package convscope.training;

import convscope.data.Batch;
import convscope.data.ImageSet;
import java.util.Arrays;

/**
 * A batch as it was fed to the network. Statistics cover the whole batch; images are copies of its first {@value
 * #PICTURES} at most, with the label and the index of each of those.
 *
 * @param size how many examples the batch had
 * @param side the height and width of an image
 * @param images whitened crops, {@code [n, side, side, 3]} row-major
 * @param labels the class number of each of the n
 * @param indices the index of each of the n in the training set
 * @param mean of all the batch's values
 * @param standardDeviation of all the batch's values
 * @param min of all the batch's values
 * @param max of all the batch's values
 * @param labelCounts how many of the batch have each class number
 * @param blankImages how many of the batch have nothing in them: all their values are equal
 */
public record BatchView(int size, int side, float[] images, int[] labels, int[] indices, double mean,
    double standardDeviation, double min, double max, int[] labelCounts, int blankImages) {
  /** The most images that are copied. */
  public static final int PICTURES = 64;

  /** The number of values of an image. */
  public int imageValues() {
    return side * side * ImageSet.CHANNELS;
  }

  /** A view of {@code batch}, whose labels are below {@code classes}. */
  static BatchView of(Batch batch, int classes) {
    int pictures = Math.min(PICTURES, batch.size());
    int each = batch.imageValues();
    int[] counts = new int[classes];
    double sum = 0;
    double squares = 0;
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    int blank = 0;
    for (int i = 0; i < batch.size(); i++) {
      counts[batch.labels()[i]]++;
      float first = batch.images()[i * each];
      boolean equal = true;
      for (int v = i * each; v < (i + 1) * each; v++) {
        float value = batch.images()[v];
        equal &= value == first;
        sum += value;
        squares += (double) value * value;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      blank += equal ? 1 : 0;
    }
    long values = (long) batch.size() * each;
    double mean = sum / values;
    return new BatchView(batch.size(), batch.side(), Arrays.copyOf(batch.images(), pictures * each),
        Arrays.copyOf(batch.labels(), pictures), Arrays.copyOf(batch.indices(), pictures), mean,
        Math.sqrt(Math.max(0, squares / values - mean * mean)), min, max, counts, blank);
  }
}
