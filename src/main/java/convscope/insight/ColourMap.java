package convscope.insight;

/**
 * Colors for numbers, suitable for color-blind people: lightness alone orders each half. Never a rainbow, which shows
 * edges where the numbers have none.
 */
public enum ColourMap {
  /** Black to white: for images, and maps beside them. */
  GREY(0x000000, 0xFFFFFF),
  /** Blue over light gray to orange: for signed values, with zero in the middle. */
  DIVERGING(0x08519C, 0x4393C3, 0xDDDDDD, 0xE6872E, 0xA63603),
  /** Dark violet over green to yellow, ten colors of matplotlib's viridis (CC0): for magnitudes. */
  SEQUENTIAL(0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725);

  private static final int OPAQUE = 0xFF000000;
  private static final int FULL = 255;

  private final int[] colours;

  ColourMap(int... colours) {
    this.colours = colours;
  }

  /**
   * Opaque ARGB for a position from 0, the low end, to 1, the high end; positions beyond are clipped. NaN is
   * transparent.
   */
  public int argb(double fraction) {
    if (Double.isNaN(fraction)) {
      return 0;
    }
    double place = Math.max(0, Math.min(1, fraction)) * (colours.length - 1);
    int below = Math.min((int) place, colours.length - 2);
    double share = place - below;
    return OPAQUE | mix(below, share, 16) | mix(below, share, 8) | mix(below, share, 0);
  }

  private int mix(int below, double share, int shift) {
    int from = colours[below] >> shift & FULL;
    int to = colours[below + 1] >> shift & FULL;
    return (int) Math.round(from + share * (to - from)) << shift;
  }
}
