package convscope.insight;

/**
 * Maps numbers to colors.
 *
 * @param low the number at the low end of the map; those below look the same
 * @param high the number at the high end of the map; those above look the same
 */
public record ColourScale(double low, double high, ColourMap map) {
  private static final int FULL = 255;

  /** From minus to plus the largest magnitude in {@code values}, so that zero is in the middle. NaN is ignored. */
  public static ColourScale symmetric(float[] values, ColourMap map) {
    float largest = 0;
    for (float value : values) {
      largest = Math.abs(value) > largest ? Math.abs(value) : largest;
    }
    return new ColourScale(-largest, largest, map);
  }

  /** From the smallest to the largest of {@code values}. NaN is ignored; without values, from 0 to 0. */
  public static ColourScale spanning(float[] values, ColourMap map) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
    return low <= high ? new ColourScale(low, high, map) : new ColourScale(0, 0, map);
  }

  /** The same range with another map. */
  public ColourScale in(ColourMap other) {
    return new ColourScale(low, high, other);
  }

  /**
   * The position of {@code value}, 0 at the low end and 1 at the high; not limited. If both ends are equal, every value
   * is in the middle, or at the low end of a sequential map, as the zeros of a dead unit are among other values.
   */
  public double fraction(double value) {
    if (low < high) {
      return (value - low) / (high - low);
    }
    return Double.isNaN(value) ? value : map == ColourMap.SEQUENTIAL ? 0 : 0.5;
  }

  /** The color of {@code value}, ARGB. */
  public int argb(double value) {
    return map.argb(fraction(value));
  }

  /** The color whose red, green and blue have these values, ARGB; transparent where one is NaN. */
  public int argb(double red, double green, double blue) {
    if (Double.isNaN(red + green + blue)) {
      return 0;
    }
    return 0xFF000000 | level(red) << 16 | level(green) << 8 | level(blue);
  }

  private int level(double value) {
    return (int) Math.round(FULL * Math.max(0, Math.min(1, fraction(value))));
  }

  /** {@code values}, {@code [height, width]} row-major, as an image. */
  public Raster raster(int width, int height, float[] values) {
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = argb(values[i]);
    }
    return new Raster(width, height, argb);
  }
}
