package convscope.workbench.data;

import convscope.data.ClassLabels;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.util.Subscription;

/** The selected image and its way through the pipeline. JavaFX thread. */
final class DetailController {
  private final DetailModel model;
  private final Texts texts;
  private final Figures figures;
  private final ClassLabels labels;
  private final List<StepRow> rows = new ArrayList<>();
  private final Parent node;
  private final Subscription listening;

  @FXML private Picture original;
  @FXML private Label className;
  @FXML private Label split;
  @FXML private Label record;
  @FXML private Label classNumber;
  @FXML private Button again;
  @FXML private ToggleButton evaluation;
  @FXML private Label draw;
  @FXML private GridPane steps;
  @FXML private Label brightness;
  @FXML private Label scale;

  DetailController(DetailModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    figures = new Figures(texts);
    labels = ClassLabels.in(texts.locale());
    node = Fxml.load(this, texts);
    listening = model.pipelineProperty().subscribe(this::show);
  }

  @FXML
  private void initialize() {
    for (Stage.Step step : Stage.Step.values()) {
      StepRow row = new StepRow(step, texts, figures);
      row.into(steps, 1 + 2 * step.ordinal());
      rows.add(row);
    }
    evaluation.selectedProperty().bindBidirectional(model.evaluationProperty());
    again.disableProperty().bind(model.evaluationProperty());
  }

  Parent node() {
    return node;
  }

  /** Takes the keyboard focus. */
  void focus() {
    (again.isDisabled() ? evaluation : again).requestFocus();
  }

  void close() {
    listening.unsubscribe();
    evaluation.selectedProperty().unbindBidirectional(model.evaluationProperty());
  }

  @FXML
  private void again() {
    model.again();
  }

  private void show(Pipeline pipeline) {
    node.setVisible(pipeline != null);
    if (pipeline == null) {
      return;
    }
    Gallery gallery = model.gallery();
    int index = model.selectedProperty().get();
    boolean chance = !model.evaluationProperty().get();
    Stage whole = pipeline.stage(Stage.Step.ORIGINAL);
    original.show(whole.values(), whole.side(), whole.black(), whole.white());
    original.frame(pipeline.crop());
    String name = labels.of(gallery.className(index));
    original.setAccessibleText(texts.get("detail.accessible", name, gallery.record(index)));
    className.setText(name);
    split.setText(texts.get(gallery.test(index) ? "split.test" : "split.train"));
    record.setText(figures.count(gallery.record(index)));
    classNumber.setText(figures.count(gallery.label(index)));
    draw.setText(chance ? texts.get("draw.training", model.epochProperty().get(), DetailModel.SEED)
        : texts.get("draw.evaluation"));
    rows.forEach(row -> row.show(pipeline, chance));
    brightness.setText(chance ? texts.get("brightness.cancelled", figures.power(pipeline.brightnessLeft()))
        : texts.get("brightness.none"));
    Stage whitened = pipeline.stage(Stage.Step.WHITENED);
    scale.setText(texts.get("scale", figures.fixed(whitened.least(), 2), figures.fixed(whitened.largest(), 2)));
  }
}
