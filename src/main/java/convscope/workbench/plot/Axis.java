package convscope.workbench.plot;

import convscope.foundation.Figures;
import convscope.foundation.Ticks;
import java.util.List;

/**
 * Maps values to pixels, on a linear or a log scale. Immutable.
 *
 * @param low  the value at pixel {@code from}; above zero where {@code log}
 * @param high the value at pixel {@code to}, above {@code low}
 */
record Axis(double low, double high, double from, double to, boolean log) {
  /** Farther out than any screen, but safe to rasterize. */
  private static final double FAR = 20_000;

  /** A label's position and text. */
  record Tick(double value, String words) {}

  /** The pixel of {@code value}; NaN if it has none, such as zero with {@code log}. */
  double pixel(double value) {
    double part = log
        ? value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NaN
        : (value - low) / (high - low);
    return Math.max(-FAR, Math.min(FAR, from + part * (to - from)));
  }

  double value(double pixel) {
    double part = (pixel - from) / (to - from);
    return log ? low * Math.pow(high / low, part) : low + part * (high - low);
  }

  /** The same pixels with the values that now lie at {@code newFrom} and {@code newTo}. */
  Axis showing(double newFrom, double newTo) {
    return new Axis(value(newFrom), value(newTo), from, to, log);
  }

  /** At most {@code most} ticks, at one, two or five times a power of ten. */
  List<Tick> ticks(int most) {
    List<Double> powers = log ? Ticks.powers(low, high, most) : List.of();
    if (powers.size() > 1) {
      return powers.stream()
          .map(value -> new Tick(value, Figures.tick(value, Math.pow(10, Math.floor(Math.log10(value) + 1e-9)))))
          .toList();
    }
    double step = Ticks.step(high - low, most);
    return Ticks.multiples(low, high, step).stream().map(value -> new Tick(value, Figures.tick(value, step))).toList();
  }
}
