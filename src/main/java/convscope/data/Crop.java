package convscope.data;

import convscope.foundation.CounterRandom;

/**
 * The tutorial's preprocessing of one image, random or fixed: the position of the crop, whether it is mirrored, the
 * added brightness, and the contrast factor. Always followed by standardization.
 *
 * @param top the first row of the crop, 0 … 8
 * @param left the first column of the crop, 0 … 8
 * @param brightness added to every value, in −63 … 63
 * @param contrast the factor about each channel's mean, in 0.2 … 1.8
 */
public record Crop(int top, int left, boolean flipped, double brightness, double contrast) {
  /** The height and width of the crop. */
  public static final int SIZE = 24;
  /** The values of a crop, {@code [24, 24, 3]}. */
  public static final int VALUES = SIZE * SIZE * ImageSet.CHANNELS;
  /** The evaluation's crop: the center, undistorted. */
  public static final Crop CENTRE = new Crop(4, 4, false, 0, 1);

  /** The highest row, and the highest column, at which a crop may start. */
  static final int MOST = ImageSet.HEIGHT - SIZE;

  private static final long STREAM = 0x646973746F727473L;
  private static final int PLACES = MOST + 1;

  /** The crop of image {@code index} in {@code epoch}: determined by these and the seed alone. */
  public static Crop drawn(long seed, long epoch, int index) {
    CounterRandom random = new CounterRandom(seed ^ STREAM, epoch, index);
    return new Crop(random.nextInt(PLACES), random.nextInt(PLACES), random.nextBoolean(), random.nextDouble(-63, 63),
        random.nextDouble(0.2, 1.8));
  }
}
