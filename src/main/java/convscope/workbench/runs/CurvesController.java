package convscope.workbench.runs;

import convscope.foundation.Language;
import convscope.library.Across;
import convscope.library.Curve;
import convscope.library.RunCurves;
import convscope.library.RunSummary;
import convscope.workbench.control.WrappingRow;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotExport;
import convscope.workbench.plot.PlotGroup;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.plot.PlotMenu;
import convscope.workbench.plot.PlotPick;
import convscope.workbench.plot.PlotPlace;
import convscope.workbench.plot.PlotSettings;
import convscope.workbench.plot.PlotSettingsBar;
import convscope.workbench.plot.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * The curves of the chosen runs over each other, in three charts with one cursor. A run has a number and a color: the
 * number stands at the end of its lines and in the legend, so that nobody has to distinguish colors. JavaFX thread.
 */
final class CurvesController implements Screen {
  private final CurvesModel model;
  private final RunActions actions;
  private final Texts texts;
  private final Texts plotTexts;
  private final PlotExport export;
  private final Dialogs dialogs;
  private final Notices notices;
  private final PlotSettings settings;
  private final PlotGroup group;
  private final Parent node;
  private final Subscription listening;
  private final CurvesCrowd crowd;
  private Plot loss;
  private Plot precision;
  private Plot rate;

  @FXML private WrappingRow legend;
  @FXML private FlowPane bar;
  @FXML private HBox plots;
  @FXML private ToggleButton byStep;
  @FXML private ToggleButton byEpoch;
  @FXML private ToggleButton byTime;

  CurvesController(CurvesModel model, PlotSettings settings, RunActions actions, Background background, Dialogs dialogs,
      Notices notices, Texts texts, Language language) {
    this.model = model;
    crowd = new CurvesCrowd(model.pointedProperty());
    this.settings = settings;
    this.actions = actions;
    group = new PlotGroup(settings);
    this.texts = texts;
    this.dialogs = dialogs;
    this.notices = notices;
    plotTexts = Texts.of(Plot.class, language);
    export = new PlotExport(background);
    node = Fxml.load(this, texts);
    listening = Subscription.combine(model.drawnProperty().subscribe(this::draw),
        model.acrossProperty().subscribe(this::across), model.pointedProperty().subscribe(run -> highlight()));
  }

  @FXML
  private void initialize() {
    loss = plot("loss");
    precision = plot("precision");
    rate = plot("rate");
    loss.setAutomaticLog(true);
    bar.getChildren().add(0, new PlotSettingsBar(settings, plotTexts));
    legend.maxWidthProperty().bind(bar.widthProperty());
    button(byStep, Across.STEP);
    button(byEpoch, Across.EPOCH);
    button(byTime, Across.TIME);
  }

  private Plot plot(String id) {
    Plot plot = new Plot(plotTexts, group);
    Menu branch = new Menu(texts.get("chart.branch"));
    branch.setId("runs-chart-branch");
    new PlotMenu(plot, dialogs, export, notices::tell).addAtPlace(branch, x -> offerBranches(branch, x));
    plot.setId("runs-" + id);
    plot.setTitle(texts.get("chart." + id));
    plot.setUnit(texts.get("chart." + id + ".unit"));
    plot.setHeadline(false);
    plot.addEventHandler(MouseEvent.MOUSE_MOVED, moved -> {
      if (model.crowded()) {
        PlotPick.at(plot, moved.getX(), moved.getY()).ifPresent(crowd::point);
      }
    });
    PlotPlace place = new PlotPlace(plot);
    HBox.setHgrow(place, Priority.ALWAYS);
    place.setPrefWidth(0);
    plots.getChildren().add(place);
    return plot;
  }

  /** For each run that is drawn, its checkpoint nearest to {@code x}. */
  private void offerBranches(Menu menu, double x) {
    List<MenuItem> items = new ArrayList<>();
    for (CurvesModel.Drawn drawn : model.drawnProperty().get()) {
      RunSummary run = drawn.run();
      if (actions.services().canBranch(run)) {
        model.acrossProperty().get().step(x, run.manifest()).ifPresent(step -> run.keptNear(step).ifPresent(kept -> {
          MenuItem item = new MenuItem(texts.get("chart.branch.step", run.name(), kept));
          item.setMnemonicParsing(false);
          item.setOnAction(chosen -> actions.branch(run, kept));
          items.add(item);
        }));
      }
    }
    menu.getItems().setAll(items);
    menu.setDisable(items.isEmpty());
  }

  private void button(ToggleButton button, Across by) {
    button.setOnAction(pressed -> {
      button.setSelected(true);
      model.acrossProperty().set(by);
    });
  }

  private void across(Across by) {
    byStep.setSelected(by == Across.STEP);
    byEpoch.setSelected(by == Across.EPOCH);
    byTime.setSelected(by == Across.TIME);
    group.fitAll();
  }

  private void draw(List<CurvesModel.Drawn> drawn) {
    crowd.clear();
    lines(loss, "loss", drawn, RunCurves::loss);
    lines(precision, "precision", drawn, RunCurves::precision);
    lines(rate, "rate", drawn, RunCurves::rate);
    if (model.crowded()) {
      highlight();
    } else {
      legend.getChildren().setAll(drawn.stream().map(this::entry).toList());
    }
  }

  /** One of many stands out, and the legend names it. */
  private void highlight() {
    if (model.crowded()) {
      CurvesModel.Drawn first = model.highlighted().orElseThrow();
      for (Plot plot : List.of(loss, precision, rate)) {
        plot.getLines().setAll(crowd.lines(plot, first));
      }
      int size = model.drawnProperty().get().size();
      legend.getChildren().setAll(entry(CurvesCrowd.COLOUR, CurvesCrowd.name(first.run())),
          new Label(texts.get(size == CurvesModel.CROWD ? "legend.crowd.most" : "legend.crowd.hint", size)));
    }
  }

  private void lines(Plot plot, String id, List<CurvesModel.Drawn> drawn, Function<RunCurves, Curve> which) {
    plot.setXName(texts.get("across." + model.acrossProperty().get().name().toLowerCase(Locale.ROOT)));
    plot.setEmptyText(texts.get(drawn.isEmpty() ? "chart.none" : "chart." + id + ".empty"));
    List<PlotLine> lines = new ArrayList<>();
    for (CurvesModel.Drawn run : drawn) {
      Series series = new Series(model.crowded() ? CurvesCrowd.name(run.run()) : run.run().name(), plot.getUnit());
      Curve curve = which.apply(run.curves());
      for (int i = 0; i < curve.size(); i++) {
        series.add(curve.x()[i], curve.y()[i]);
      }
      if (model.crowded()) {
        crowd.add(plot, run, series, plot == rate);
        continue;
      }
      // The numbers distinguish lines; a single line needs none.
      String label = drawn.size() == 1 ? "" : Integer.toString(run.number());
      lines.add(plot == rate ? PlotLine.steps(series, run.colour(), label)
          : new PlotLine(series, run.colour(), true, label));
    }
    if (!model.crowded()) {
      plot.getLines().setAll(lines);
    }
  }

  private HBox entry(CurvesModel.Drawn run) {
    return entry(run.colour(), texts.get("legend.entry", run.number(), run.run().name()));
  }

  private static HBox entry(int colour, String words) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("swatch", "swatch-" + colour);
    HBox entry = new HBox(swatch, new Label(words));
    entry.getStyleClass().add("legend-entry");
    // A long legend goes on below; no name is cut.
    entry.setMinWidth(Region.USE_PREF_SIZE);
    return entry;
  }

  /** Its controls and the legend, in as many rows as the width needs. */
  Region controls() {
    return bar;
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    listening.unsubscribe();
  }
}
