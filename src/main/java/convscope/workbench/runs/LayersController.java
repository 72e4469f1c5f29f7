package convscope.workbench.runs;

import convscope.foundation.Language;
import convscope.library.Curve;
import convscope.library.RunCurves;
import convscope.training.UpdateRatio;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotExport;
import convscope.workbench.plot.PlotGroup;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.plot.PlotMenu;
import convscope.workbench.plot.PlotPlace;
import convscope.workbench.plot.PlotSettings;
import convscope.workbench.plot.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

/**
 * What was probed of the layers of the selected run while it trained: a line per layer, in two charts. For several runs
 * there would be too many lines. JavaFX thread.
 */
final class LayersController implements Screen {
  private final CurvesModel model;
  private final Texts texts;
  private final HBox node = new HBox();
  private final Plot sparsity;
  private final Plot ratio;
  private final Subscription listening;

  LayersController(CurvesModel model, PlotSettings settings, Background background, Dialogs dialogs, Notices notices,
      Texts texts, Language language) {
    this.model = model;
    this.texts = texts;
    PlotGroup group = new PlotGroup(settings);
    Texts plotTexts = Texts.of(Plot.class, language);
    sparsity = new Plot(plotTexts, group);
    ratio = new Plot(plotTexts, group);
    PlotExport export = new PlotExport(background);
    List.of(sparsity, ratio).forEach(plot -> new PlotMenu(plot, dialogs, export, notices::tell));
    add(sparsity, "sparsity");
    add(ratio, "ratio");
    ratio.setLogScale(true);
    ratio.setUsualRange(UpdateRatio.USUAL_LOW, UpdateRatio.USUAL_HIGH, texts.get("chart.ratio.usual"));
    node.getStyleClass().addAll("curves", "plots");
    listening = Subscription.combine(model.drawnProperty().subscribe(this::draw),
        model.acrossProperty().subscribe(across -> group.fitAll()));
  }

  private void add(Plot plot, String id) {
    plot.setId("runs-" + id);
    plot.setTitle(texts.get("chart." + id));
    plot.setHeadline(false);
    PlotPlace place = new PlotPlace(plot);
    HBox.setHgrow(place, Priority.ALWAYS);
    place.setPrefWidth(0);
    node.getChildren().add(place);
  }

  private void draw(List<CurvesModel.Drawn> drawn) {
    List<RunCurves.Layer> layers = drawn.size() == 1 ? drawn.get(0).curves().layers() : List.of();
    String empty = texts.get(drawn.size() == 1 ? "chart.layers.empty" : "chart.layers.none");
    lines(sparsity, layers, RunCurves.Layer::sparsity, empty);
    lines(ratio, layers, RunCurves.Layer::updateRatio, empty);
  }

  private void lines(Plot plot, List<RunCurves.Layer> layers, Function<RunCurves.Layer, Curve> which, String empty) {
    List<PlotLine> lines = new ArrayList<>();
    for (RunCurves.Layer layer : layers) {
      Curve curve = which.apply(layer);
      if (curve.size() > 0) {
        Series series = new Series(layer.name(), "");
        for (int i = 0; i < curve.size(); i++) {
          series.add(curve.x()[i], curve.y()[i]);
        }
        lines.add(new PlotLine(series, lines.size() + 1, true, layer.name()));
      }
    }
    plot.setXName(texts.get("across." + model.acrossProperty().get().name().toLowerCase(Locale.ROOT)));
    plot.setEmptyText(empty);
    plot.getLines().setAll(lines);
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
