package convscope.workbench.runs;

import convscope.library.RunSummary;
import convscope.library.SettingsComparison;
import convscope.runs.Setting;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/**
 * The settings of the selected runs, a column for each; differences have a sign and bold text. JavaFX thread.
 */
final class SettingsController implements Screen {
  private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
  private static final double NAME_WIDTH = 240;
  private static final double VALUE_WIDTH = 300;

  private final RunsModel model;
  private final ObservableList<RunItem> chosen;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final Texts settingNames;
  private final InvalidationListener changed = what -> show();
  private final Parent node;
  private List<String> names = List.of();
  private List<String> parents = List.of();

  @FXML private CheckBox onlyDifferences;
  @FXML private Button save;
  @FXML private TableView<SettingsComparison.Line> lines;

  SettingsController(RunsModel model, Dialogs dialogs, Notices notices, Texts texts) {
    this.model = model;
    chosen = model.chosen();
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
    settingNames = texts.beside(Setting.class, "settings");
    node = Fxml.load(this, texts);
    chosen.addListener(changed);
    model.namesProperty().addListener(changed);
    show();
  }

  @FXML
  private void initialize() {
    lines.setPlaceholder(new Label(texts.get("settings.none")));
    lines.setRowFactory(made -> new TableRow<>() {
      @Override
      protected void updateItem(SettingsComparison.Line line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(DIFFERS, !empty && line != null && line.differs());
      }
    });
  }

  @FXML
  private void show() {
    List<RunSummary> runs = chosen.stream().map(RunItem::now).filter(RunSummary::readable).limit(CurvesModel.MOST)
        .toList();
    names = runs.stream().map(RunSummary::name).toList();
    parents = runs.stream().map(model.namesProperty().get()::parent).toList();
    onlyDifferences.setDisable(runs.size() < 2);
    save.setDisable(runs.isEmpty());
    boolean all = runs.size() < 2 || !onlyDifferences.isSelected();
    List<TableColumn<SettingsComparison.Line, ?>> columns = new ArrayList<>();
    columns.add(column(texts.get("settings.name"), NAME_WIDTH, -1));
    for (int i = 0; i < runs.size(); i++) {
      columns.add(column(names.get(i), VALUE_WIDTH, i));
    }
    lines.getColumns().setAll(columns);
    lines.getItems().setAll(SettingsComparison.of(runs.stream().map(RunSummary::manifest).toList()).stream()
        .filter(line -> all || line.differs()).toList());
  }

  @FXML
  private void save() {
    List<String> runs = names;
    List<SettingsComparison.Line> shown = List.copyOf(lines.getItems());
    dialogs.chooseFile(texts.get("settings.save.title"), "settings.csv")
        .ifPresent(file -> model.actions().saveSettings(runs, shown,
        file, written -> notices.say(texts.get("settings.save.done", written))));
  }

  private TableColumn<SettingsComparison.Line, String> column(String title, double width, int run) {
    TableColumn<SettingsComparison.Line, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(line -> new SimpleStringProperty(run < 0 ? name(line.getValue())
        : value(line.getValue(), run)));
    return column;
  }

  /** Choices are named as in the form, runs as in the table; everything else is shown as in the manifest. */
  private String value(SettingsComparison.Line line, int run) {
    if (line.group().equals("parent") && line.name().equals("run")) {
      return parents.get(run);
    }
    String value = line.values().get(run);
    String name = line.name() + "." + value;
    return line.group().equals("settings") && settingNames.has(name) ? settingNames.get(name) : value;
  }

  private String name(SettingsComparison.Line line) {
    String key = "settings." + line.group() + "." + line.name();
    String name = line.group().equals("settings") ? settingNames.get(line.name()) : texts.has(key) ? texts.get(key)
        : texts.has("settings." + line.group()) ? texts.get("settings." + line.group(), line.name()) : line.name();
    return line.differs() ? texts.get("settings.differs", name) : name;
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    chosen.removeListener(changed);
    model.namesProperty().removeListener(changed);
  }
}
