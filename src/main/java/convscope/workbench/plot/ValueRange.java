package convscope.workbench.plot;

import convscope.foundation.Ticks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The y range that a chart shows; {@code low} is below {@code high}, and above zero for a log scale. */
record ValueRange(double low, double high) {
  /** Zero is included if the lowest value is at most this fraction of the highest, so that heights can be compared. */
  private static final double ZERO_NEAR = 0.5;
  /** The largest number of ticks of a range whose ends are rounded out to a tick. */
  private static final int ROUNDING = 10;
  /** The least margin of a log scale beyond the lowest and the highest value. */
  private static final double ROOM = 1.05;

  /**
   * The range that fits all values of {@code lines} with x in {@code shown}, rounded out so that it seldom changes; null
   * if there are none (or, with {@code log}, none above zero).
   *
   * @param usual also in the range; null for none
   */
  static ValueRange fitting(List<PlotLine> lines, PlotGroup.Span shown, boolean log, Plot.@Nullable UsualRange usual) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (PlotLine line : lines) {
      Series series = line.series();
      // One point beyond each edge, for the line that enters there.
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
    if (usual != null) {
      low = Math.min(low, usual.low());
      high = Math.max(high, usual.high());
    }
    return log ? roundedLog(low, high) : rounded(low, high);
  }

  private static ValueRange rounded(double lowest, double highest) {
    double low = lowest >= 0 && lowest <= ZERO_NEAR * highest || lowest == highest ? Math.min(0, lowest) : lowest;
    double high = lowest == highest ? Math.max(0, 2 * highest) : highest;
    if (low == high) {
      high = low + 1;
    }
    double step = Ticks.step(high - low, ROUNDING);
    return new ValueRange(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step);
  }

  private static ValueRange roundedLog(double lowest, double highest) {
    // A line exactly on the edge is hard to see.
    double low = niceBelow(lowest / ROOM);
    return new ValueRange(low, 1 / niceBelow(1 / (highest * ROOM)));
  }

  /** The greatest of 1, 2 or 5 times a power of ten that is not above {@code value}. */
  private static double niceBelow(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    return value >= 5 * power ? 5 * power : value >= 2 * power ? 2 * power : power;
  }
}
