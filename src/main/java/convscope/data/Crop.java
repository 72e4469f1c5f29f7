package convscope.data;

import convscope.foundation.CounterRandom;

/**
 * The preprocessing of one image, random or fixed: the position of the crop, whether it is mirrored, the added
 * brightness, and the contrast factor. Always followed by standardization. Where a crop lies beyond the image's edge,
 * the image continues as its own reflection, the outermost pixels not repeated.
 *
 * @param top the first row of the crop, negative above the image
 * @param left the first column of the crop, negative on the left of the image
 * @param side the height and width of the crop, at most those of the image
 * @param brightness added to every value, in −63 … 63
 * @param contrast the factor about each channel's mean, in 0.2 … 1.8
 */
public record Crop(int top, int left, int side, boolean flipped, double brightness, double contrast) {
  /** The height and width of the tutorial's crop. */
  public static final int SIZE = 24;
  /** The crop of the tutorial's evaluation: the center, undistorted. */
  public static final Crop CENTRE = center(SIZE);

  private static final long STREAM = 0x646973746F727473L;

  /** The center of an image, undistorted: the whole image if {@code side} is its own. */
  public static Crop center(int side) {
    int edge = (ImageSet.HEIGHT - side) / 2;
    return new Crop(edge, edge, side, false, 0, 1);
  }

  /** The tutorial's crop of image {@code index} in {@code epoch}: determined by these and the seed alone. */
  public static Crop drawn(long seed, long epoch, int index) {
    return drawn(seed, epoch, index, SIZE, 0);
  }

  /**
   * The same with another side.
   *
   * @param beyond how many pixels of the crop may lie outside the image on each side
   */
  static Crop drawn(long seed, long epoch, int index, int side, int beyond) {
    CounterRandom random = new CounterRandom(seed ^ STREAM, epoch, index);
    int places = ImageSet.HEIGHT - side + 1 + 2 * beyond;
    return new Crop(random.nextInt(places) - beyond, random.nextInt(places) - beyond, side, random.nextBoolean(),
        random.nextDouble(-63, 63), random.nextDouble(0.2, 1.8));
  }

  /** The same mirrored, or not. */
  Crop flipped(boolean mirrored) {
    return new Crop(top, left, side, mirrored, brightness, contrast);
  }

  /** The same at another position. */
  Crop at(int row, int column) {
    return new Crop(row, column, side, flipped, brightness, contrast);
  }

  /** The number of its values, {@code [side, side, 3]}. */
  public int values() {
    return side * side * ImageSet.CHANNELS;
  }

  /** Whether a part of it lies outside the image. */
  boolean leavesImage() {
    return top < 0 || left < 0 || top + side > ImageSet.HEIGHT || left + side > ImageSet.WIDTH;
  }

  /** The row of the image at row {@code row} of the crop. */
  int imageRow(int row) {
    return reflected(top + row, ImageSet.HEIGHT);
  }

  /** The column of the image at column {@code column} of the crop, before it is mirrored. */
  int imageColumn(int column) {
    return reflected(left + column, ImageSet.WIDTH);
  }

  private static int reflected(int place, int length) {
    int inside = Math.abs(place);
    return inside < length ? inside : 2 * (length - 1) - inside;
  }
}
