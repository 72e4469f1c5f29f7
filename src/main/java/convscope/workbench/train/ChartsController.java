package convscope.workbench.train;

import convscope.foundation.Language;
import convscope.runs.Change;
import convscope.runs.Setting;
import convscope.training.UpdateRatio;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotExport;
import convscope.workbench.plot.PlotGroup;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.plot.PlotMark;
import convscope.workbench.plot.PlotMenu;
import convscope.workbench.plot.PlotPlace;
import convscope.workbench.plot.PlotSettings;
import convscope.workbench.plot.PlotSettingsBar;
import convscope.workbench.plot.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The live curves: seven charts with a common cursor and range of steps. JavaFX thread. */
final class ChartsController implements Screen {
  /** One chart per beat, in turn: drawing takes time from training, but never much at once. */
  private static final long BETWEEN_MILLIS = 250;
  private static final int RAW = 1;
  private static final int SECOND = 2;
  /** Two charts narrower than this fraction of their usual width are too narrow to read. */
  private static final double NARROW = 1.4;
  /** How little room the name of an earlier run can be shortened to, in sizes of its font. */
  private static final double SHORTEST_NAME = 14;

  private final TrainModel model;
  private final BranchItems branches;
  private final Texts texts;
  private final Texts settingNames;
  private final Texts plotTexts;
  private final PlotExport export;
  private final PlotSettings settings;
  private final PlotGroup group;
  private final EarlierRun earlierRun;
  private final ExperimentModel experiment;
  private final ExperimentWords words;
  private final Dialogs dialogs;
  private final Notices notices;
  private final List<Plot> plots = new ArrayList<>();
  private final List<PlotPlace> places = new ArrayList<>();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::redrawNext);
  private final InvalidationListener marked = changed -> mark();
  private final ChangeListener<Number> restarted = (property, was, is) -> fitAll();
  private final Parent node;
  private int turn;
  private Plot sparsity;
  private Plot ratio;

  private EarlierRunController earlierLines;
  private ExperimentLines experimentLines;

  @FXML private FlowPane bar;
  @FXML private Button compare;
  @FXML private MenuButton earlier;
  @FXML private GridPane grid;

  ChartsController(TrainModel model, ExperimentModel experiment, EarlierRun earlierRun, PlotSettings settings, BranchItems branches,
      Background background, Dialogs dialogs, Notices notices, Texts texts, Language language) {
    this.earlierRun = earlierRun;
    this.experiment = experiment;
    words = new ExperimentWords(texts);
    this.settings = settings;
    group = new PlotGroup(settings);
    this.model = model;
    this.branches = branches;
    this.texts = texts;
    settingNames = texts.beside(Setting.class, "settings");
    plotTexts = Texts.of(Plot.class, language);
    export = new PlotExport(background);
    this.dialogs = dialogs;
    this.notices = notices;
    node = Fxml.load(this, texts);
    model.changes().addListener(marked);
    model.runsProperty().addListener(restarted);
    mark();
  }

  @FXML
  private void initialize() {
    Curves curves = model.curves();
    Plot loss =
        plot("loss", line(curves.loss, RAW, false, "loss.raw"), line(curves.smoothedLoss, RAW, true, "loss.smoothed"));
    loss.setAutomaticLog(true);
    Plot precision = plot("precision", line(curves.batchPrecision, RAW, false, ""),
        line(curves.trainPrecision, RAW, true, "precision.train"),
        line(curves.testPrecision, SECOND, true, "precision.test"));
    plot("parts", line(curves.crossEntropy, RAW, true, "parts.crossEntropy"),
        line(curves.decay, SECOND, true, "parts.decay")).setAutomaticLog(true);
    sparsity = plot("sparsity");
    ratio = plot("ratio");
    ratio.setLogScale(true);
    ratio.setUsualRange(UpdateRatio.USUAL_LOW, UpdateRatio.USUAL_HIGH, texts.get("chart.ratio.usual"));
    Plot rate = plot("rate", PlotLine.steps(curves.rate, RAW, ""));
    plot("speed", line(curves.speed, RAW, true, ""));
    grid.widthProperty().addListener((property, was, is) -> arrange());
    PlotSettingsBar shared = new PlotSettingsBar(settings, plotTexts);
    bar.getChildren().add(0, shared);
    bar.widthProperty().subscribe(now -> makeRoom(shared));
    earlierLines = new EarlierRunController(earlierRun, earlier, loss, precision, rate, notices, texts);
    experimentLines = new ExperimentLines(experiment, loss, precision, rate, words, texts);
    arrange();
  }

  /**
   * The name of the earlier run is shortened to stay in the row of {@code shared}; with too little room it has its own
   * row.
   */
  private void makeRoom(PlotSettingsBar shared) {
    double left = bar.getWidth() - bar.snappedLeftInset() - bar.snappedRightInset() - 2 * bar.getHgap()
        - shared.prefWidth(-1) - compare.prefWidth(-1);
    earlier.setMaxWidth(left >= SHORTEST_NAME * earlier.getFont().getSize() ? left : Double.MAX_VALUE);
  }

  private PlotLine line(Series series, int colour, boolean strong, String words) {
    return new PlotLine(series, colour, strong, words.isEmpty() ? "" : texts.get("chart." + words));
  }

  private Plot plot(String id, PlotLine... lines) {
    Plot plot = new Plot(plotTexts, group);
    branches.addTo(new PlotMenu(plot, dialogs, export, notices::tell));
    plot.setId("chart-" + id);
    plot.setTitle(texts.get("chart." + id));
    plot.setUnit(texts.get("chart." + id + ".unit"));
    plot.setXName(texts.get("chart.step"));
    plot.setEmptyText(texts.get("chart." + id + ".empty"));
    plot.getLines().setAll(lines);
    plots.add(plot);
    places.add(new PlotPlace(plot));
    return plot;
  }

  /** The first chart over all columns, the others in two of them, or in one if there is no room for two. */
  private void arrange() {
    int columns = grid.getWidth() > 0 && grid.getWidth() < NARROW * plots.get(0).prefWidth(-1) ? 1 : 2;
    if (columns == grid.getColumnConstraints().size()) {
      return;
    }
    grid.getColumnConstraints().clear();
    for (int column = 0; column < columns; column++) {
      ColumnConstraints even = new ColumnConstraints();
      even.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(even);
    }
    grid.getChildren().clear();
    for (int i = 0; i < plots.size(); i++) {
      int place = i + columns - 1;
      GridPane.setVgrow(places.get(i), Priority.ALWAYS);
      grid.add(places.get(i), i == 0 ? 0 : place % columns, i == 0 ? 0 : place / columns, i == 0 ? columns : 1, 1);
    }
  }

  private void mark() {
    List<PlotMark> marks = new ArrayList<>();
    for (Change change : model.changes()) {
      marks.add(new PlotMark(change.step(),
          texts.get("chart.mark", settingNames.get(change.setting().key() + ".field"), change.value())));
    }
    List<PlotMark> wordless = marks.stream().map(mark -> new PlotMark(mark.x(), "")).toList();
    // The first chart has room for labels; the others are read beside it.
    plots.forEach(plot -> plot.getMarks().setAll(plot == plots.get(0) ? marks : wordless));
  }

  private void redraw() {
    layers(sparsity, model.curves().sparsity());
    layers(ratio, model.curves().updateRatio());
    plots.forEach(Plot::redraw);
  }

  private void redrawNext() {
    layers(sparsity, model.curves().sparsity());
    layers(ratio, model.curves().updateRatio());
    int next = turn;
    do {
      next = (next + 1) % plots.size();
    } while (next != turn && !inSight(plots.get(next)));
    turn = next;
    plots.get(turn).redraw();
  }

  /** Whether a part of {@code plot} can be seen; one that is scrolled away is drawn when it comes into sight. */
  private static boolean inSight(Plot plot) {
    Scene scene = plot.getScene();
    return scene != null
        && plot.localToScene(plot.getLayoutBounds()).intersects(0, 0, scene.getWidth(), scene.getHeight());
  }

  @FXML
  private void compare() {
    experiment.askedProperty().set(true);
  }

  private void fitAll() {
    group.fitAll();
  }

  /** A line for each layer; the layers are known with the first probe. */
  private void layers(Plot plot, Map<String, Series> byLayer) {
    if (plot.getLines().stream().map(PlotLine::series).toList().equals(List.copyOf(byLayer.values()))) {
      return;
    }
    List<PlotLine> lines = new ArrayList<>();
    byLayer.forEach((layer, series) -> lines.add(new PlotLine(series, lines.size() + 1, true, layer)));
    plot.getLines().setAll(lines);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void shown() {
    redraw();
    pulse.start();
  }

  @Override
  public void hidden() {
    pulse.stop();
  }

  @Override
  public void close() {
    pulse.stop();
    model.changes().removeListener(marked);
    model.runsProperty().removeListener(restarted);
    earlierLines.close();
    experimentLines.close();
  }
}
