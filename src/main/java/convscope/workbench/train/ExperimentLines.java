package convscope.workbench.train;

import convscope.workbench.fx.Texts;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.plot.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.util.Subscription;

/**
 * The lines of an experiment's runs over each other, in the charts of loss, accuracy and rate; without an experiment
 * their usual lines. JavaFX thread.
 */
final class ExperimentLines {
  private final ExperimentWords words;
  private final Texts texts;
  private final List<Chart> charts;
  private final Subscription listening;

  /** A chart with what it usually shows. */
  private record Chart(Plot plot, String id, List<PlotLine> usual, Function<ExperimentCurves.OfRun, Series> series,
      boolean steps) {}

  ExperimentLines(ExperimentModel model, Plot loss, Plot accuracy, Plot rate, ExperimentWords words, Texts texts) {
    this.words = words;
    this.texts = texts;
    charts = List.of(chart(loss, "loss", ExperimentCurves.OfRun::loss, false),
        chart(accuracy, "precision", ExperimentCurves.OfRun::accuracy, false),
        chart(rate, "rate", ExperimentCurves.OfRun::rate, true));
    listening = model.curves().runsProperty().subscribe(runs ->
        charts.forEach(chart -> show(chart, model, runs)));
  }

  private static Chart chart(Plot plot, String id, Function<ExperimentCurves.OfRun, Series> series, boolean steps) {
    return new Chart(plot, id, List.copyOf(plot.getLines()), series, steps);
  }

  private void show(Chart chart, ExperimentModel model, List<ExperimentCurves.OfRun> runs) {
    boolean several = !runs.isEmpty();
    Plot plot = chart.plot();
    List<PlotLine> lines = new ArrayList<>(several ? List.of() : chart.usual());
    for (ExperimentCurves.OfRun run : runs) {
      lines.add(new PlotLine(chart.series().apply(run), lines.size() + 1, PlotLine.Rank.MAIN, chart.steps(),
          words.value(model.shownVaried(), run.value())));
    }
    plot.getLines().stream().filter(line -> line.rank() == PlotLine.Rank.EARLIER).forEach(lines::add);
    plot.setHeadline(!several);
    plot.setTitle(texts.get("chart." + chart.id() + (several ? ".compared" : "")));
    plot.getLines().setAll(lines);
  }

  void close() {
    listening.unsubscribe();
  }
}
