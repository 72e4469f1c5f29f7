package convscope.workbench.runs;

import convscope.library.RunSummary;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.plot.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/** The curves of many runs over each other, gray and pale, of which one stands out. JavaFX thread. */
final class CurvesCrowd {
  /** The color of the one that stands out. */
  static final int COLOUR = 1;
  /** The color of the others. */
  static final int GRAY = 10;

  private final Map<Plot, List<Line>> lines = new HashMap<>();
  private final Map<Series, Path> runs = new HashMap<>();
  private final ObjectProperty<@Nullable Path> pointed;

  /** A curve whose points need not be collected again when another stands out. */
  private record Line(CurvesModel.Drawn run, Series series, boolean steps) {}

  /** @param pointed receives the folder of a run at which the user points */
  CurvesCrowd(ObjectProperty<@Nullable Path> pointed) {
    this.pointed = pointed;
  }

  /** Begins anew. */
  void clear() {
    lines.clear();
    runs.clear();
  }

  /** Adds the curve of {@code run} in {@code plot}; a value holds until the next if {@code steps}. */
  void add(Plot plot, CurvesModel.Drawn run, Series series, boolean steps) {
    lines.computeIfAbsent(plot, none -> new ArrayList<>()).add(new Line(run, series, steps));
    runs.put(series, run.run().path());
  }

  /** The lines of {@code plot}, the last of them that of {@code first}. */
  List<PlotLine> lines(Plot plot, CurvesModel.Drawn first) {
    List<PlotLine> all = new ArrayList<>();
    PlotLine last = null;
    for (Line line : lines.getOrDefault(plot, List.of())) {
      if (line.run() == first) {
        last = new PlotLine(line.series(), COLOUR, PlotLine.Rank.MAIN, line.steps(), "");
      } else {
        all.add(new PlotLine(line.series(), GRAY, PlotLine.Rank.CROWD, line.steps(), ""));
      }
    }
    if (last != null) {
      all.add(last);
    }
    return all;
  }

  /** The user points at {@code line}. */
  void point(PlotLine line) {
    pointed.set(runs.get(line.series()));
  }

  /** What a run is called among those of a class. */
  static String name(RunSummary run) {
    return run.handedIn().isSo() ? run.handedIn().student() + " – " + run.name() : run.name();
  }
}
