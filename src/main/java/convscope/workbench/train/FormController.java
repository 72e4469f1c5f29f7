package convscope.workbench.train;

import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.runs.Change;
import convscope.runs.RunFolder;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.DataDesk;
import convscope.workbench.session.NumberEntry;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.Preset;
import convscope.workbench.session.TrainingDesk;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The settings of the next run; while one goes on, those that may change under way. JavaFX thread. */
final class FormController implements Screen {
  private final PlanForm form;
  private final TrainingDesk training;
  private final DataDesk data;
  private final Dialogs dialogs;
  private final Texts texts;
  private final InvalidationListener refresh = changed -> refresh();
  private final Map<NumberEntry, Change.Setting> changing;
  private final Parent node;

  @FXML private ComboBox<Preset> preset;
  @FXML private Label size;
  @FXML private ComboBox<InitializerEdition> edition;
  @FXML private VBox before;
  @FXML private CheckBox distort;
  @FXML private VBox during;
  @FXML private Button apply;
  @FXML private Button resume;
  @FXML private Button resumeOther;

  FormController(PlanForm form, TrainingDesk training, DataDesk data, Dialogs dialogs, Texts texts) {
    this.form = form;
    this.training = training;
    this.data = data;
    this.dialogs = dialogs;
    this.texts = texts;
    changing = Map.of(form.rate(), Change.Setting.RATE, form.logEvery(), Change.Setting.LOG_EVERY, form.evaluateEvery(),
        Change.Setting.EVALUATE_EVERY, form.checkpointEvery(), Change.Setting.CHECKPOINT_EVERY);
    node = Fxml.load(this, texts);
  }

  @FXML
  private void initialize() {
    preset.getItems().setAll(Preset.values());
    preset.setConverter(new Named<>(texts, "preset", Preset::id));
    preset.valueProperty().bindBidirectional(form.presetProperty());
    edition.getItems().setAll(InitializerEdition.values());
    edition.setConverter(new Named<>(texts, "edition", Enum::name));
    edition.valueProperty().bindBidirectional(form.editionProperty());
    distort.selectedProperty().bindBidirectional(form.distortProperty());
    for (NumberEntry entry : form.entries()) {
      (changing.containsKey(entry) ? during : before).getChildren().add(new NumberRow(entry, texts, this::apply));
    }
    for (var watched : List.of(form.presetProperty(), form.editionProperty(), form.validProperty(), data.datasetProperty(),
        training.stateProperty(), training.folderProperty())) {
      watched.addListener(refresh);
    }
    refresh();
  }

  private void refresh() {
    boolean free = training.free();
    preset.setDisable(!free);
    edition.setDisable(!free);
    before.setDisable(!free);
    distort.setDisable(!free);
    apply.setDisable(free || !form.validProperty().get());
    RunFolder last = training.folderProperty().get();
    boolean images = data.datasetProperty().get() != null;
    resume.setDisable(!free || last == null || !images);
    resumeOther.setDisable(!free || !images);
    Network network = form.network(images ? data.datasetProperty().get().classNames().size() : 10);
    size.setText(texts.get("form.size", network.parameterCount(), network.multiplyAdds()));
  }

  /** Lets what was typed count from the next step on, where it differs from what holds. */
  @FXML
  private void apply() {
    if (!training.free()) {
      changing.forEach((entry, setting) -> entry.value().ifPresent(value -> training.change(setting, value)));
    }
  }

  @FXML
  private void resume() {
    training.resume(training.folderProperty().get().path());
  }

  @FXML
  private void resumeOther() {
    dialogs.chooseFolder(texts.get("form.resumeOther")).ifPresent(training::resume);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    preset.valueProperty().unbindBidirectional(form.presetProperty());
    edition.valueProperty().unbindBidirectional(form.editionProperty());
    distort.selectedProperty().unbindBidirectional(form.distortProperty());
    before.getChildren().forEach(row -> ((NumberRow) row).close());
    during.getChildren().forEach(row -> ((NumberRow) row).close());
    for (var watched : List.of(form.presetProperty(), form.editionProperty(), form.validProperty(), data.datasetProperty(),
        training.stateProperty(), training.folderProperty())) {
      watched.removeListener(refresh);
    }
  }
}
