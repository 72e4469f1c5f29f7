package convscope.workbench.plot;

import convscope.foundation.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to pixels, on a linear or a log scale. Immutable.
 *
 * @param low  the value at pixel {@code from}; above zero where {@code log}
 * @param high the value at pixel {@code to}, above {@code low}
 */
record Axis(double low, double high, double from, double to, boolean log) {
  private static final double[] NICE = {1, 2, 5};
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
    List<Tick> ticks = log ? ofPowers(most) : List.of();
    return ticks.size() < 2 ? even(most) : ticks;
  }

  private List<Tick> even(int most) {
    double step = niceStep(high - low, most);
    List<Tick> ticks = new ArrayList<>();
    long last = (long) Math.floor(high / step + 1e-9);
    for (long i = (long) Math.ceil(low / step - 1e-9); i <= last; i++) {
      ticks.add(new Tick(i * step, Figures.tick(i * step, step)));
    }
    return ticks;
  }

  /** At 1, 2 and 5 times each power of ten if there is room, else at every power, every other power, and so on. */
  private List<Tick> ofPowers(int most) {
    List<Tick> ticks = powers(1, NICE);
    for (int every = 1; ticks.size() > most; every++) {
      ticks = powers(every, 1);
    }
    return ticks;
  }

  private List<Tick> powers(int every, double... times) {
    List<Tick> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    for (int power = first - Math.floorMod(first, every); power <= Math.log10(high) + 1e-9; power += every) {
      for (double nice : times) {
        double value = nice * Math.pow(10, power);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          ticks.add(new Tick(value, Figures.tick(value, Math.pow(10, power))));
        }
      }
    }
    return ticks;
  }

  /** The least of 1, 2 or 5 times a power of ten of which at most {@code most} fit into {@code length}. */
  static double niceStep(double length, int most) {
    double least = length / Math.max(1, most);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double nice : NICE) {
      if (nice * power >= least * (1 - 1e-9)) {
        return nice * power;
      }
    }
    return 10 * power;
  }
}
