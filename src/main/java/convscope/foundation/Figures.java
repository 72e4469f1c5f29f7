package convscope.foundation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers for charts, tables and sentences, rounded to their meaningful digits. */
public final class Figures {
  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
  private static final int DIGITS = 3;
  private static final double TINY = 1e-3;
  private static final double HUGE = 1e7;
  private static final double LARGE_LOSS = 1_000;
  private static final double BLOWN_UP = 100_000;
  /** Beyond this, rounding in a sum of steps could show as a digit. */
  private static final int MOST_DECIMALS = 9;

  private Figures() {}

  /**
   * A measured value to three significant digits, or in full where it is larger: 0.734, 12.3, 1,234. A value with fewer
   * digits, such as a setting, stays short: 0.1.
   */
  public static String value(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return "–";
    }
    if (size != 0 && size < TINY || size >= HUGE) {
      return format("0.##E0", value).replace("E", "e");
    }
    int decimals = size == 0 ? 0 : (int) Math.max(0, DIGITS - 1 - Math.floor(Math.log10(size)));
    for (int fewer = 0; fewer < decimals; fewer++) {
      double power = Math.pow(10, fewer);
      // As close as a float can be.
      if (Math.abs(Math.rint(value * power) / power - value) <= 1e-7 * size) {
        decimals = fewer;
      }
    }
    return fixed(value, decimals);
  }

  /** {@link #value} for use in or beside a sentence: with a true minus sign. */
  public static String signed(double value) {
    return value(value).replace('-', '−');
  }

  /**
   * A loss in nats: three digits after the point, and a diverged one as short as possible: 2.302, 1,234, 7.9e15.
   */
  public static String loss(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    return size < LARGE_LOSS ? format("0.000", value)
        : size < BLOWN_UP ? fixed(value, 0) : format("0.#E0", value).replace("E", "e");
  }

  /** A change, with two significant digits and its sign: +0.014, −0.49, +7.9e15. */
  public static String change(double value) {
    if (!Double.isFinite(value)) {
      return loss(value);
    }
    double rounded = new BigDecimal(value).round(new MathContext(2)).doubleValue();
    return format(Math.abs(rounded) < HUGE ? "+#,##0.######;−#,##0.######" : "+0.#E0;−0.#E0", rounded)
        .replace("E", "e");
  }

  /** A position on the x axis: whole numbers in full, others as measured. */
  public static String place(double x) {
    return x == Math.rint(x) && Math.abs(x) < HUGE ? format("#,##0", x) : value(x);
  }

  /** A tick of an axis whose ticks are {@code step} apart: with enough decimals to distinguish adjacent ticks. */
  public static String tick(double value, double step) {
    double size = Math.abs(value);
    if (size >= HUGE || step < TINY / 10 && value != 0) {
      return format("0.###E0", value).replace("E", "e");
    }
    int decimals = (int) Math.max(0, Math.min(MOST_DECIMALS, Math.ceil(-Math.log10(step) - 1e-9)));
    return fixed(value, decimals);
  }

  private static String fixed(double value, int decimals) {
    return format("#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : ""), value == 0 ? 0 : value);
  }

  private static String format(String pattern, double value) {
    return new DecimalFormat(pattern, SYMBOLS).format(value);
  }
}
