package convscope.workbench.plot;

/**
 * One line of a chart.
 *
 * @param series its data; its name says which lines of a group of charts are switched on and off together
 * @param colour which of the ten data colors, 1 to 10
 * @param steps whether a value holds until the next, as a setting does; otherwise the line goes straight to the next
 *     point
 * @param label shown at the line's end and in the read-out; may be empty
 */
public record PlotLine(Series series, int colour, Rank rank, boolean steps, String label) {
  /** What a line is among the others. */
  public enum Rank {
    /** Thin and pale, like raw values behind their average; never smoothed. */
    RAW,
    /** Thick and opaque. */
    MAIN,
    /** Of something else, to compare with: thin and pale; the range of x does not follow it. */
    EARLIER,
    /** One of many, against which another stands out: thin and pale, and not in the read-out. */
    CROWD
  }

  public PlotLine {
    if (colour < 1 || colour > 10) {
      throw new IllegalArgumentException("There are data colours 1 to 10, but not " + colour);
    }
  }

  /** A line from point to point: thick and opaque if {@code strong}, else thin and pale, like raw values. */
  public PlotLine(Series series, int colour, boolean strong, String label) {
    this(series, colour, strong ? Rank.MAIN : Rank.RAW, false, label);
  }

  /** A thick line of which each value holds until the next. */
  public static PlotLine steps(Series series, int colour, String label) {
    return new PlotLine(series, colour, Rank.MAIN, true, label);
  }

  boolean strong() {
    return rank == Rank.MAIN;
  }

  /** The points to draw while the chart smooths with {@code weight}. */
  Trace trace(double weight) {
    return series.smoothed(steps || rank == Rank.RAW ? 0 : weight);
  }
}
