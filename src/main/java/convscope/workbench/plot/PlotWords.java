package convscope.workbench.plot;

import convscope.foundation.Figures;
import java.util.ArrayList;
import java.util.List;

/** What a chart says in words. JavaFX thread. */
final class PlotWords {
  private final Plot plot;

  PlotWords(Plot plot) {
    this.plot = plot;
  }

  /** The title and every shown line's last value. */
  String summary() {
    StringBuilder words = new StringBuilder(plot.getTitle());
    String separator = ": ";
    for (PlotLine line : plot.shownLines()) {
      if (line.series().size() > 0 && line.rank() != PlotLine.Rank.CROWD) {
        String name = line.label().isEmpty() ? "" : line.label() + " ";
        String in = plot.getUnit().isEmpty() ? "" : " " + plot.getUnit();
        words.append(separator).append(name).append(Figures.value(line.series().last())).append(in);
        separator = ", ";
      }
    }
    return separator.equals(": ") ? words + ": " + emptiness() : words.toString();
  }

  /** What an empty chart says. */
  String emptiness() {
    boolean points = plot.getLines().stream().anyMatch(line -> line.series().size() > 0);
    if (points && plot.shownLines().isEmpty()) {
      return plot.texts().get("plot.allHidden");
    }
    if (points && plot.isLogScale()) {
      return plot.texts().get("plot.nothingAboveZero");
    }
    return plot.getEmptyText().isEmpty() ? plot.texts().get("plot.empty") : plot.getEmptyText();
  }

  /** What a reader must know about how the chart is drawn; empty if nothing. */
  String note(PlotFrame frame) {
    String scale = !plot.isLogScale() ? ""
        : plot.texts().get(plot.scaleIsAutomatic() ? "plot.log.diverged" : "plot.log");
    String cut = !frame.cut() ? ""
        : plot.texts().get(Divergence.cuts(plot) ? "plot.divergedCut" : "plot.outliersCut");
    return scale.isEmpty() || cut.isEmpty() ? scale + cut : scale + " · " + cut;
  }

  /**
   * The line whose last value stands large: the first strong one, else the first; null where there is none, and where
   * there are more than two strong ones, of which none says it all.
   */
  PlotLine leadingLine() {
    List<PlotLine> lines = plot.shownLines();
    if (!plot.hasHeadline() || lines.stream().filter(PlotLine::strong).count() > 2) {
      return null;
    }
    return lines.stream().filter(PlotLine::strong).findFirst().orElse(lines.isEmpty() ? null : lines.get(0));
  }

  /** What every shown line says at {@code x}. */
  List<Plot.Reading> readings(double x) {
    List<Plot.Reading> readings = new ArrayList<>();
    for (PlotLine line : plot.shownLines()) {
      Trace trace = plot.trace(line);
      int near = trace.indexNear(x);
      if (near >= 0) {
        readings.add(new Plot.Reading(line, trace.x(near), line.series().raw().y(near), trace.y(near)));
      }
    }
    return readings;
  }

  /** The x of the point of any line that is nearest to {@code x}; itself where there are none. */
  double nearestPlace(double x) {
    double nearest = Double.NaN;
    for (Plot.Reading reading : readings(x)) {
      if (Double.isNaN(nearest) || Math.abs(reading.x() - x) < Math.abs(nearest - x)) {
        nearest = reading.x();
      }
    }
    return Double.isNaN(nearest) ? x : nearest;
  }
}
