package convscope.workbench.control;

/**
 * One line of a chart.
 *
 * @param series what it shows
 * @param colour which of the ten data colours, 1 to 10
 * @param strong drawn thick and full, as an average is; otherwise thin and pale, as raw values are
 * @param label  stands at the line's end and in the read-out; may be empty
 */
public record PlotLine(Series series, int colour, boolean strong, String label) {
  public PlotLine {
    if (colour < 1 || colour > 10) {
      throw new IllegalArgumentException("There are data colours 1 to 10, but not " + colour);
    }
  }
}
