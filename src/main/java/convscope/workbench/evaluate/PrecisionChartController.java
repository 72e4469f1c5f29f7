package convscope.workbench.evaluate;

import convscope.foundation.Language;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotExport;
import convscope.workbench.plot.PlotGroup;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.plot.PlotMenu;
import convscope.workbench.plot.PlotPlace;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The precision of the run over its steps. JavaFX thread. */
final class PrecisionChartController implements Screen {
  private final EvaluateModel model;
  private final EvaluateTexts words;
  private final Plot plot;
  private final Parent node;
  private final Subscription listening;

  @FXML private VBox place;
  @FXML private Label missing;
  @FXML private Button evaluate;

  PrecisionChartController(EvaluateModel model, EvaluateTexts words, Background background, Dialogs dialogs,
      Notices notices, Language language) {
    this.model = model;
    this.words = words;
    plot = new Plot(Texts.of(Plot.class, language), new PlotGroup());
    new PlotMenu(plot, dialogs, new PlotExport(background), notices::tell);
    plot.setId("course-plot");
    plot.setXName(words.get("course.step"));
    plot.setEmptyText(words.get("course.empty"));
    plot.getLines().setAll(new PlotLine(model.course().averaged, 1, true, words.get("course.averaged")),
        new PlotLine(model.course().raw, 2, true, words.get("course.raw")));
    node = Fxml.load(this, words.texts());
    PlotPlace own = new PlotPlace(plot);
    VBox.setVgrow(own, Priority.ALWAYS);
    place.getChildren().add(own);
    listening = Subscription.combine(model.course().missingProperty().subscribe(now -> arrange()),
        model.course().changesProperty().subscribe(now -> plot.redraw()),
        words.names().changes().subscribe(now -> arrange()),
        model.progressProperty().subscribe(now -> arrange()));
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void shown() {
    model.course().read();
  }

  @Override
  public void close() {
    listening.unsubscribe();
  }

  @FXML
  private void evaluate() {
    model.evaluateMissing();
  }

  private void arrange() {
    int count = model.course().missingProperty().get();
    missing.setText(words.get(count == PrecisionOverSteps.NO_RUN ? "course.noRun" : "course.missing", count));
    plot.setTitle(words.get("course.title", model.course().runName()));
    Presence.set(plot, count != PrecisionOverSteps.NO_RUN);
    Presence.set(evaluate, count > 0);
    evaluate.setDisable(model.busy());
  }
}
