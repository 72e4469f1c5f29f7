package convscope.workbench.plot;

/**
 * One line of a chart.
 *
 * @param series its data
 * @param colour which of the ten data colors, 1 to 10
 * @param strong drawn thick and opaque, like an average; otherwise thin and pale, like raw values
 * @param label shown at the line's end and in the read-out; may be empty
 */
public record PlotLine(Series series, int colour, boolean strong, String label) {
  public PlotLine {
    if (colour < 1 || colour > 10) {
      throw new IllegalArgumentException("There are data colours 1 to 10, but not " + colour);
    }
  }
}
