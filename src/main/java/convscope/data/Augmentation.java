package convscope.data;

import convscope.foundation.CounterRandom;
import java.util.Arrays;

/**
 * How training images are changed each time they are used, so that the network hardly ever sees the same image twice:
 * the tutorial's distortions, and three that came later. Everything random depends on the seed, the epoch and the image
 * alone.
 *
 * @param distorted whether there are any; without them, every image is its center crop
 * @param flips how it is decided which images are mirrored
 * @param cutout the edge of a square of each crop that is replaced by the crop's mean, in pixels; 0 for none. Its
 *     center is anywhere in the crop, so that a part of the square may lie outside (DeVries and Taylor 2017)
 * @param translation how many pixels a crop may lie outside the image, on each side; the image continues as its
 *     reflection there. A crop as large as the image is moved by as many at most (Jordan 2024)
 */
public record Augmentation(boolean distorted, Flips flips, int cutout, int translation) {
  /** Which images are mirrored. */
  public enum Flips {
    /** Each with a probability of one half, as in the tutorial. */
    RANDOM,
    /**
     * A random half in the first epoch, and from then on always those that were not mirrored in the epoch before: every
     * two epochs show both of each image (Jordan 2024).
     */
    ALTERNATING
  }

  /** The tutorial's. */
  public static final Augmentation TUTORIAL = new Augmentation(true, Flips.RANDOM, 0, 0);

  private static final long FLIP_STREAM = 0x616C7465726E6174L;
  private static final long CUTOUT_STREAM = 0x6375746F75742121L;

  /** The crop of image {@code index} in {@code epoch}, with a height and width of {@code side}. */
  Crop crop(long seed, long epoch, int index, int side) {
    if (!distorted) {
      return Crop.center(side);
    }
    Crop drawn = Crop.drawn(seed, epoch, index, side, translation);
    return switch (flips) {
      case RANDOM -> drawn;
      case ALTERNATING -> drawn.flipped(alternates(seed, epoch, index));
    };
  }

  private static boolean alternates(long seed, long epoch, int index) {
    boolean first = new CounterRandom(seed ^ FLIP_STREAM, 0, index).nextBoolean();
    return first ^ epoch % 2 != 0;
  }

  /**
   * Replaces the square of image {@code index} in {@code epoch} by zeros, the mean of a standardized crop.
   *
   * @param values standardized, {@code [side, side, 3]} from place {@code offset} on
   */
  void cutOut(long seed, long epoch, int index, int side, float[] values, int offset) {
    if (!distorted || cutout == 0) {
      return;
    }
    CounterRandom random = new CounterRandom(seed ^ CUTOUT_STREAM, epoch, index);
    int top = random.nextInt(side) - cutout / 2;
    int left = random.nextInt(side) - cutout / 2;
    int from = Math.max(0, left) * ImageSet.CHANNELS;
    int to = Math.min(side, left + cutout) * ImageSet.CHANNELS;
    for (int row = Math.max(0, top); row < Math.min(side, top + cutout); row++) {
      int start = offset + row * side * ImageSet.CHANNELS;
      Arrays.fill(values, start + from, start + to, 0);
    }
  }
}
