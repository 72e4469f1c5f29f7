package convscope.workbench.plot;

import convscope.foundation.Ticks;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The y range that a chart shows; {@code low} is below {@code high}, and above zero for a log scale.
 *
 * @param cut whether values lie beyond it that were ignored as outliers
 */
record ValueRange(double low, double high, boolean cut) {
  /** Zero is included if the lowest value is at most this fraction of the highest, so that heights can be compared. */
  private static final double ZERO_NEAR = 0.5;
  /** The largest number of ticks of a range whose ends are rounded out to a tick. */
  private static final int ROUNDING = 10;
  /** The least margin of a log scale beyond the lowest and the highest value. */
  private static final double ROOM = 1.05;
  /** The part of a line's values that may be outliers at either end, as in TensorBoard. */
  private static final double OUTLIERS = 0.05;
  /** They are if they lie farther from the others than this part of the others' range: steady lines are shown whole. */
  private static final double FENCE = 0.5;
  /** Of fewer values none is an outlier. */
  private static final int LEAST_VALUES = 20;
  private static final int SAMPLES_PER_LINE = 1_000;

  ValueRange(double low, double high) {
    this(low, high, false);
  }

  /**
   * The range that fits the values of {@code lines} with x in {@code shown}, rounded out so that it seldom changes;
   * null if there are none (or, with {@code log}, none above zero).
   *
   * @param smoothing the weight of the moving average that is drawn
   * @param ignoreOutliers whether the outermost values of the strong lines, as they are drawn, need not be visible
   * @param usual also in the range; null for none
   */
  static ValueRange fitting(List<PlotLine> lines, PlotGroup.Span shown, boolean log, double smoothing,
      boolean ignoreOutliers, @Nullable UsualRange usual) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (PlotLine line : lines) {
      Trace raw = line.series().raw();
      Extremes extremes = raw.extremes(raw.firstShown(shown.from()), raw.endShown(shown.to()));
      low = Math.min(low, log ? extremes.positive() : extremes.low());
      high = Math.max(high, extremes.high());
    }
    if (low > high) {
      return null;
    }
    if (usual != null) {
      low = Math.min(low, usual.low());
      high = Math.max(high, usual.high());
    }
    DoubleSummaryStatistics kept = new DoubleSummaryStatistics();
    if (ignoreOutliers) {
      lines.stream().filter(PlotLine::strong).forEach(line -> {
        double[] values = sample(line.trace(smoothing), shown, log);
        Arrays.stream(line.steps() ? values : withoutOutliers(values, log)).forEach(kept::accept);
      });
    }
    if (kept.getCount() == 0) {
      return log ? roundedLog(low, high) : rounded(low, high);
    }
    ValueRange range = log ? roundedLog(kept.getMin(), kept.getMax()) : rounded(kept.getMin(), kept.getMax());
    return new ValueRange(range.low(), range.high(), low < range.low() || high > range.high());
  }

  /** Values of {@code trace} in {@code shown}, evenly over its points, in ascending order. */
  private static double[] sample(Trace trace, PlotGroup.Span shown, boolean log) {
    int from = trace.firstShown(shown.from());
    int end = trace.endShown(shown.to());
    int every = Math.max(1, (end - from) / SAMPLES_PER_LINE);
    return IntStream.iterate(from, i -> i < end, i -> i + every).mapToDouble(trace::y)
        .filter(value -> log ? value > 0 : !Double.isNaN(value)).sorted().toArray();
  }

  /** What of {@code values}, which ascend, is not far from the others; on a log scale by ratio. */
  private static double[] withoutOutliers(double[] values, boolean log) {
    if (values.length < LEAST_VALUES) {
      return values;
    }
    double least = values[(int) (OUTLIERS * (values.length - 1))];
    double most = values[(int) Math.ceil((1 - OUTLIERS) * (values.length - 1))];
    double low = log ? least * Math.pow(least / most, FENCE) : least - FENCE * (most - least);
    double high = log ? most * Math.pow(most / least, FENCE) : most + FENCE * (most - least);
    return Arrays.stream(values).filter(value -> value >= low && value <= high).toArray();
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
