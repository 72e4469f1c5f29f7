package convscope.workbench.control;

/** Images of the core as pixels of the screen: opaque ARGB, row by row from the top. Pure; any thread. */
public final class Colours {
  private static final int CHANNELS = 3;
  private static final int OPAQUE = 0xFF000000;
  private static final int FULL = 255;

  private Colours() {}

  /**
   * The pixels of an image in the layout of a CIFAR-10 record: all of red, all of green, all of blue, each row by row,
   * bytes from 0 to 255.
   *
   * @throws IllegalArgumentException if there are not three equal planes
   */
  public static int[] ofBytes(byte[] planes) {
    checkLength(planes.length);
    int size = planes.length / CHANNELS;
    int[] argb = new int[size];
    for (int i = 0; i < size; i++) {
      argb[i] = pixel(planes[i] & FULL, planes[size + i] & FULL, planes[2 * size + i] & FULL);
    }
    return argb;
  }

  /**
   * The pixels of values {@code [height, width, 3]} with {@code min} as 0 and {@code max} as 255, linear between and
   * clipped beyond; NaN as 0. If {@code min} is not below {@code max}, everything is middle gray.
   *
   * @throws IllegalArgumentException if there are not three values per pixel
   */
  public static int[] ofValues(float[] hwc, float min, float max) {
    checkLength(hwc.length);
    int[] argb = new int[hwc.length / CHANNELS];
    for (int i = 0; i < argb.length; i++) {
      int at = i * CHANNELS;
      argb[i] = pixel(level(hwc[at], min, max), level(hwc[at + 1], min, max), level(hwc[at + 2], min, max));
    }
    return argb;
  }

  private static void checkLength(int length) {
    if (length % CHANNELS != 0) {
      throw new IllegalArgumentException(length + " numbers are not three a pixel");
    }
  }

  private static int level(float value, float min, float max) {
    if (!(min < max)) {
      return FULL / 2 + 1;
    }
    return (int) Math.max(0, Math.min(FULL, Math.round(FULL * ((double) value - min) / ((double) max - min))));
  }

  private static int pixel(int red, int green, int blue) {
    return OPAQUE | red << 16 | green << 8 | blue;
  }
}
