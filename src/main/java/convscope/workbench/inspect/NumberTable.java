package convscope.workbench.inspect;

import java.util.Arrays;
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
    double largest = Arrays.stream(values).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    int decimals = decimals(largest) - (brief && largest >= 0.1 && largest < 1_000 ? 1 : 0);
    return IntStream.range(0, values.length).mapToObj(i -> figure(values[i], Math.max(0, decimals))).toList();
  }

  /** Three digits after the point, fewer for large numbers and one more for small ones. */
  private static int decimals(double largest) {
    if (largest >= 1_000) {
      return 0;
    }
    int before = largest < 1 ? 0 : (int) Math.floor(Math.log10(largest));
    return largest != 0 && largest < 0.02 ? MOST_DECIMALS : USUAL_DECIMALS - Math.min(USUAL_DECIMALS - 1, before);
  }

  private static String figure(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "";
    }
    double power = Math.pow(10, decimals);
    double rounded = Math.abs(value) < 1e12 ? Math.rint(value * power) / power : value;
    return String.format(Locale.ROOT, "%." + decimals + "f", rounded == 0 ? 0.0 : rounded).replace('-', '−');
  }
}
