package convscope.workbench.runs;

import convscope.library.RunSummary;
import convscope.library.SettingsComparison;
import convscope.workbench.fx.Fxml;
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
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/** What the chosen runs were begun with, a column for each; where they differ, a sign and strong words. JavaFX thread. */
final class SettingsController implements Screen {
  private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
  private static final double NAME_WIDTH = 240;
  private static final double VALUE_WIDTH = 300;

  private final ObservableList<RunItem> chosen;
  private final Texts texts;
  private final InvalidationListener changed = what -> show();
  private final Parent node;

  @FXML private CheckBox onlyDifferences;
  @FXML private TableView<SettingsComparison.Line> lines;

  SettingsController(ObservableList<RunItem> chosen, Texts texts) {
    this.chosen = chosen;
    this.texts = texts;
    node = Fxml.load(this, texts);
    chosen.addListener(changed);
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
    List<RunSummary> runs = chosen.stream().map(RunItem::now).filter(RunSummary::readable).limit(CurvesModel.MOST).toList();
    onlyDifferences.setDisable(runs.size() < 2);
    boolean all = runs.size() < 2 || !onlyDifferences.isSelected();
    List<TableColumn<SettingsComparison.Line, ?>> columns = new ArrayList<>();
    columns.add(column(texts.get("settings.name"), NAME_WIDTH, -1));
    for (int i = 0; i < runs.size(); i++) {
      columns.add(column(runs.get(i).name(), VALUE_WIDTH, i));
    }
    lines.getColumns().setAll(columns);
    lines.getItems().setAll(SettingsComparison.of(runs.stream().map(RunSummary::manifest).toList()).stream()
        .filter(line -> all || line.differs()).toList());
  }

  private TableColumn<SettingsComparison.Line, String> column(String title, double width, int run) {
    TableColumn<SettingsComparison.Line, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(line -> new SimpleStringProperty(run < 0 ? name(line.getValue())
        : line.getValue().values().get(run)));
    return column;
  }

  private String name(SettingsComparison.Line line) {
    String key = "settings." + line.group() + "." + line.name();
    String name = texts.has(key) ? texts.get(key)
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
  }
}
