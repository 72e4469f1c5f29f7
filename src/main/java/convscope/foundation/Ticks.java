package convscope.foundation;

import java.util.ArrayList;
import java.util.List;

/** The round numbers beside an axis: 1, 2 or 5 times a power of ten. Pure; any thread. */
public final class Ticks {
  private static final double[] NICE = {1, 2, 5};
  /** What rounding may add to a quotient that is a whole number. */
  private static final double ROUNDING = 1e-9;

  private Ticks() {}

  /** The least of 1, 2 or 5 times a power of ten of which at most {@code most} fit into {@code length}. */
  public static double step(double length, int most) {
    double least = length / Math.max(1, most);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double nice : NICE) {
      if (nice * power >= least * (1 - ROUNDING)) {
        return nice * power;
      }
    }
    return 10 * power;
  }

  /** The multiples of {@code step} from {@code low} to {@code high}. */
  public static List<Double> multiples(double low, double high, double step) {
    List<Double> multiples = new ArrayList<>();
    long last = (long) Math.floor(high / step + ROUNDING);
    for (long i = (long) Math.ceil(low / step - ROUNDING); i <= last; i++) {
      multiples.add(i * step);
    }
    return multiples;
  }

  /**
   * From {@code low}, above zero, to {@code high} on a log scale: 1, 2 and 5 times each power of ten if those are at
   * most {@code most}, else every power, every other power, and so on.
   */
  public static List<Double> powers(double low, double high, int most) {
    List<Double> powers = powers(low, high, 1, NICE);
    for (int every = 1; powers.size() > most; every++) {
      powers = powers(low, high, every, 1);
    }
    return powers;
  }

  private static List<Double> powers(double low, double high, int every, double... times) {
    List<Double> powers = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    for (int power = first - Math.floorMod(first, every); power <= Math.log10(high) + ROUNDING; power += every) {
      for (double nice : times) {
        double value = nice * Math.pow(10, power);
        if (value >= low * (1 - ROUNDING) && value <= high * (1 + ROUNDING)) {
          powers.add(value);
        }
      }
    }
    return powers;
  }
}
