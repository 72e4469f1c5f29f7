package convscope.workbench.inspect;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Numbers in rows and columns, each on a color. The arrays must not be modified.
 *
 * @param caption what they are
 * @param operator stands before the table, as in a formula; empty for none
 * @param values row by row; NaN for those not known yet
 * @param argb the color of each, 0 for none
 * @param marks for each whether it stands out: the largest, the changed, the one in hand
 * @param rows the names of the rows; empty for none
 * @param editable whether a number can be changed by hand
 * @param range the numbers that are usual here are within ± this: a drag of some 150 pixels goes so far
 */
record NumberTable(String caption, String operator, int columns, double[] values, int[] argb, boolean[] marks,
    List<String> rows, boolean editable, double range) {
  private static final int MOST_DECIMALS = 4;
  private static final int USUAL_DECIMALS = 3;
  private static final double SMALL = 0.02;
  private static final double HUGE = 1e9;

  /** A table that cannot be edited, without marks and names. */
  static NumberTable of(String caption, String operator, int columns, double[] values, int[] argb) {
    return new NumberTable(caption, operator, columns, values, argb, new boolean[values.length], List.of(), false, 0);
  }

  /** The same with number {@code cell} marked; −1 for none. */
  NumberTable marking(int cell) {
    boolean[] marked = marks.clone();
    if (cell >= 0) {
      marked[cell] = true;
    }
    return new NumberTable(caption, operator, columns, values, argb, marked, rows, editable, range);
  }

  /** The number of rows. */
  int height() {
    return (values.length + columns - 1) / columns;
  }

  /**
   * The numbers as written: all with the same number of decimals; those not known are empty.
   *
   * @param brief whether two decimals are enough, where the numbers are not small
   */
  List<String> figures(boolean brief) {
    int decimals = decimals(brief);
    return IntStream.range(0, values.length).mapToObj(i -> figure(values[i], decimals)).toList();
  }

  /** Number {@code cell} as written. */
  String figure(int cell, boolean brief) {
    return figure(values[cell], decimals(brief));
  }

  /** How many characters the longest of them has. */
  int length(boolean brief) {
    double least = 0;
    double largest = 0;
    for (double value : values) {
      least = Double.isFinite(value) ? Math.min(least, value) : least;
      largest = Double.isFinite(value) ? Math.max(largest, value) : largest;
    }
    int decimals = decimals(brief);
    return Math.max(figure(least, decimals).length(), figure(largest, decimals).length());
  }

  /** Three digits after the point, fewer for large numbers and one more for small ones. */
  private int decimals(boolean brief) {
    double largest = 0;
    for (double value : values) {
      largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
    }
    if (largest >= 1_000) {
      return 0;
    }
    if (largest != 0 && largest < SMALL) {
      return MOST_DECIMALS;
    }
    int before = largest < 1 ? 0 : (int) Math.floor(Math.log10(largest));
    return Math.max(0, USUAL_DECIMALS - Math.min(USUAL_DECIMALS - 1, before) - (brief && largest >= 0.1 ? 1 : 0));
  }

  private static String figure(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "";
    }
    if (Math.abs(value) >= HUGE) {
      return String.format(Locale.ROOT, "%.1e", value).replace('-', '−');
    }
    // Much faster than a format, and there are many numbers in a frame.
    long power = 1;
    for (int i = 0; i < decimals; i++) {
      power *= 10;
    }
    long scaled = Math.round(Math.abs(value) * power);
    StringBuilder figure = new StringBuilder(value < 0 && scaled != 0 ? "−" : "").append(scaled / power);
    if (decimals > 0) {
      String fraction = Long.toString(scaled % power);
      figure.append('.').append("0".repeat(decimals - fraction.length())).append(fraction);
    }
    return figure.toString();
  }
}
