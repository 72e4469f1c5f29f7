package convscope.workbench.plot;

import java.util.List;

/**
 * Which lines of a chart have diverged. One run among others that has done so would leave no room for these: the range
 * of y then comes from the others alone, unless a user has chosen the scale. JavaFX thread.
 */
final class Divergence {
  /** Of a line that has risen so many times above where it began, nothing else can be seen on a linear scale. */
  private static final double WITHOUT_LOG = 100;
  /** So many times above where it began, a run cannot be compared with others. */
  private static final double AMONG_OTHERS = 10;

  private Divergence() {}

  /** The lines that the range of y comes from. */
  static List<PlotLine> ranged(Plot plot) {
    List<PlotLine> shown = plot.shownLines();
    List<PlotLine> others = shown.stream().filter(line -> !leftOut(plot, line)).toList();
    return others.stream().anyMatch(line -> line.series().size() > 0) ? others : shown;
  }

  /** Whether there are lines that the range of y does not come from. */
  static boolean cuts(Plot plot) {
    return ranged(plot).size() < plot.shownLines().size();
  }

  /** Whether a strong line, or one of a crowd, needs a log scale to leave anything else to be seen. */
  static boolean needsLog(Plot plot) {
    return ranged(plot).stream().anyMatch(line ->
        (line.strong() || line.rank() == PlotLine.Rank.CROWD) && risen(line, WITHOUT_LOG));
  }

  private static boolean leftOut(Plot plot, PlotLine line) {
    boolean ofItsOwn = line.strong() ? !plot.hasHeadline() : line.rank() != PlotLine.Rank.RAW;
    return plot.scaleIsAutomatic() && ofItsOwn && risen(line, AMONG_OTHERS);
  }

  private static boolean risen(PlotLine line, double times) {
    Trace trace = line.series().raw();
    int first = 0;
    while (first < trace.size() && !(trace.y(first) > 0)) {
      first++;
    }
    return first < trace.size() && trace.extremes(first, trace.size()).high() > times * trace.y(first);
  }
}
