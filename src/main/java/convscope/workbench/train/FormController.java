package convscope.workbench.train;

import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.FormNetwork;
import convscope.workbench.session.SettingEntry;
import convscope.workbench.session.CurrentRun;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The settings of the next run; during a run, those that may change. JavaFX thread. */
final class FormController implements Screen {
  private final PlanForm form;
  private final CurrentRun training;
  private final OpenDataset data;
  private final RunLengths lengths;
  private final NetworkChoices networks;
  private final Dialogs dialogs;
  private final Texts texts;
  private final InvalidationListener refresh = changed -> refresh();
  private final List<SettingRow> rows = new ArrayList<>();
  private final Node lock = new FontIcon("fth-lock");
  private final Parent node;
  private @Nullable MoreSettings more;
  private @Nullable RecipeField recipe;
  private @Nullable StartField start;

  @FXML private VBox settings;
  @FXML private Label title;
  @FXML private VBox underWay;
  @FXML private Label presetName;
  @FXML private ComboBox<FormNetwork> preset;
  @FXML private Label size;
  @FXML private VBox editionField;
  @FXML private ComboBox<InitializerEdition> edition;
  @FXML private VBox before;
  @FXML private VBox during;
  @FXML private Button apply;
  @FXML private Button resume;
  @FXML private Button resumeOther;

  FormController(PlanForm form, CurrentRun training, OpenDataset data, RunLengths lengths,
      NetworkChoices networks, Dialogs dialogs, Texts texts) {
    this.form = form;
    this.training = training;
    this.data = data;
    this.lengths = lengths;
    this.networks = networks;
    this.dialogs = dialogs;
    this.texts = texts;
    node = Fxml.load(this, texts);
  }

  @FXML
  private void initialize() {
    preset.setItems(form.networks());
    preset.setConverter(new NetworkWords(texts));
    preset.valueProperty().bindBidirectional(form.networkProperty());
    edition.getItems().setAll(InitializerEdition.values());
    edition.setConverter(new Named<>(texts, "edition", Enum::name));
    edition.valueProperty().bindBidirectional(form.editionProperty());
    watched().forEach(one -> one.addListener(refresh));
    refresh();
  }

  /**
   * Adds the fields, once. In this view's first frame they would delay the start of the program by half a second.
   */
  void addFields() {
    Texts names = texts.beside(Setting.class, "settings");
    recipe = new RecipeField(form, texts, names);
    start = new StartField(form, data, networks, dialogs, texts);
    before.getChildren().addAll(start.node(), recipe.node());
    more = new MoreSettings(form, texts, names, editionField);
    for (SettingEntry entry : form.entries()) {
      SettingRow row = row(entry, names);
      rows.add(row);
      Presence.follow(row.node(), entry.countsProperty());
      if (MoreSettings.has(entry.setting())) {
        more.add(row.node());
      } else {
        (entry.setting().changesUnderWay() ? during : before).getChildren().add(row.node());
      }
      if (entry.setting() == Setting.STEPS) {
        before.getChildren().add(new LengthMenu(lengths, texts));
      }
    }
    before.getChildren().add(more.node());
  }

  private SettingRow row(SettingEntry entry, Texts names) {
    SettingRow row = entry.setting().range().accept(new RowMaker(entry, texts, names, this::apply));
    return entry.setting() == Setting.RATE
        ? new RateRow(entry, row, texts, rate -> training.change(Setting.RATE, rate)) : row;
  }

  private List<Observable> watched() {
    return List.of(form.networkProperty(), form.editionProperty(), form.validProperty(), data.datasetProperty(),
        training.stateProperty(), training.folderProperty());
  }

  private void refresh() {
    boolean free = training.free();
    List.of(presetName, preset, before).forEach(node -> node.setDisable(!free));
    arrange(free);
    apply.setDisable(free || !form.validProperty().get());
    RunFolder last = training.folderProperty().get();
    boolean images = data.datasetProperty().get() != null;
    resume.setDisable(!free || last == null || !images);
    resumeOther.setDisable(!free || !images);
    Network network = form.network(images ? data.datasetProperty().get().classNames().size() : 10);
    size.setText(texts.get("form.size", network.parameterCount(), network.multiplyAdds()));
  }

  /** What can be changed stands first. */
  private void arrange(boolean free) {
    title.setText(texts.get(free ? "form.title" : "form.locked"));
    title.setGraphic(free ? null : lock);
    (free ? settings : underWay).toBack();
  }

  /** Applies the typed values from the next step, if they differ from those in force. */
  @FXML
  private void apply() {
    if (!training.free()) {
      form.entries().stream().filter(entry -> entry.setting().changesUnderWay()).forEach(entry -> entry.value()
          .ifPresent(value -> training.change(entry.setting(), ((Number) value).doubleValue())));
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
    preset.valueProperty().unbindBidirectional(form.networkProperty());
    preset.setItems(FXCollections.emptyObservableList());
    edition.valueProperty().unbindBidirectional(form.editionProperty());
    for (SettingRow row : rows) {
      Presence.letGo(row.node());
      row.close();
    }
    if (recipe != null) {
      recipe.close();
    }
    if (start != null) {
      start.close();
    }
    if (more != null) {
      more.close();
    }
    watched().forEach(one -> one.removeListener(refresh));
  }
}
