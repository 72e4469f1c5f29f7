package convscope.workbench.control;

import java.util.List;

/** From which to which y a chart shows; {@code low} is below {@code high}, and above zero for a log scale. */
record ValueRange(double low, double high) {
  /** Zero is taken in where the lowest value is at most this part of the highest: heights then compare fairly. */
  private static final double ZERO_NEAR = 0.5;
  /** Into how many nice steps a range is divided at most whose ends are rounded out to one. */
  private static final int ROUNDING = 10;
  /** By how much a log scale goes at least beyond the lowest and the highest value. */
  private static final double ROOM = 1.05;

  /**
   * What fits all values of {@code lines} with x in {@code shown}, rounded out so that it seldom changes; null where
   * there are none (or, where {@code log}, none above zero).
   */
  static ValueRange fitting(List<PlotLine> lines, PlotGroup.Span shown, boolean log) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (PlotLine line : lines) {
      Series series = line.series();
      // One beyond each edge, for the line that comes in from there.
      int end = Math.min(series.size(), series.indexFrom(Math.nextUp(shown.to())) + 1);
      for (int i = Math.max(0, series.indexFrom(shown.from()) - 1); i < end; i++) {
        double y = series.y(i);
        if (log ? y > 0 : !Double.isNaN(y)) {
          low = Math.min(low, y);
          high = Math.max(high, y);
        }
      }
    }
    if (low > high) {
      return null;
    }
    return log ? roundedLog(low, high) : rounded(low, high);
  }

  private static ValueRange rounded(double lowest, double highest) {
    double low = lowest >= 0 && lowest <= ZERO_NEAR * highest || lowest == highest ? Math.min(0, lowest) : lowest;
    double high = lowest == highest ? Math.max(0, 2 * highest) : highest;
    if (low == high) {
      high = low + 1;
    }
    double step = Axis.niceStep(high - low, ROUNDING);
    return new ValueRange(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step);
  }

  private static ValueRange roundedLog(double lowest, double highest) {
    // A line on the very edge is hard to see.
    double low = niceBelow(lowest / ROOM);
    return new ValueRange(low, 1 / niceBelow(1 / (highest * ROOM)));
  }

  /** The greatest of 1, 2 or 5 times a power of ten that is not above {@code value}. */
  private static double niceBelow(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    return value >= 5 * power ? 5 * power : value >= 2 * power ? 2 * power : power;
  }
}
