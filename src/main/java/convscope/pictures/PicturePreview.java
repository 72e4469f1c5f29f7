package convscope.pictures;

/**
 * A whole image made small enough to be shown, whatever its size and shape. Immutable; any thread.
 *
 * @param width in pixels
 * @param height in pixels
 * @param argb its opaque pixels, row by row from the top. Must not be modified
 */
public record PicturePreview(int width, int height, int[] argb) {
  private static final int OPAQUE = 0xFF000000;
  private static final int FULL = 255;
  private static final int CHANNELS = 3;

  public PicturePreview {
    if (width < 1 || height < 1 || argb.length != width * height) {
      throw new IllegalArgumentException(argb.length + " pixels are no image of " + width + " by " + height);
    }
  }

  /**
   * The image whose longer side is {@code longest} pixels: enlarged by the largest whole factor that fits, or reduced,
   * each pixel the mean of those that it stands for.
   */
  public PicturePreview fitted(int longest) {
    int longer = Math.max(width, height);
    if (longer <= longest) {
      return enlarged(longest / longer);
    }
    return reduced(Math.max(1, Math.round((float) width * longest / longer)),
        Math.max(1, Math.round((float) height * longest / longer)));
  }

  private PicturePreview enlarged(int times) {
    int wide = width * times;
    int[] large = new int[wide * height * times];
    for (int i = 0; i < large.length; i++) {
      large[i] = argb[i / wide / times * width + i % wide / times];
    }
    return new PicturePreview(wide, height * times, large);
  }

  private PicturePreview reduced(int wide, int high) {
    long[] sums = new long[wide * high * CHANNELS];
    int[] counts = new int[wide * high];
    for (int i = 0; i < argb.length; i++) {
      int to = (int) ((long) (i / width) * high / height) * wide + (int) ((long) (i % width) * wide / width);
      counts[to]++;
      for (int channel = 0; channel < CHANNELS; channel++) {
        sums[to * CHANNELS + channel] += argb[i] >> 16 - 8 * channel & FULL;
      }
    }
    int[] small = new int[wide * high];
    for (int i = 0; i < small.length; i++) {
      small[i] = OPAQUE | mean(sums[i * CHANNELS], counts[i]) << 16 | mean(sums[i * CHANNELS + 1], counts[i]) << 8
          | mean(sums[i * CHANNELS + 2], counts[i]);
    }
    return new PicturePreview(wide, high, small);
  }

  private static int mean(long sum, int count) {
    return (int) ((sum + count / 2) / count);
  }

  /** {@code rows} of an image of {@code width} by {@code height}, at most {@code longest} pixels long. */
  static PicturePreview of(PixelRows rows, int width, int height, int longest, TimeLimit limit)
      throws TimeLimit.TimeOver {
    int[] rgb = new int[CHANNELS * width];
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      limit.check();
      rows.read(0, y, rgb);
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = OPAQUE | rgb[CHANNELS * x] / PixelRows.STEP << 16
            | rgb[CHANNELS * x + 1] / PixelRows.STEP << 8 | rgb[CHANNELS * x + 2] / PixelRows.STEP;
      }
    }
    PicturePreview whole = new PicturePreview(width, height, argb);
    return Math.max(width, height) <= longest ? whole : whole.fitted(longest);
  }
}
