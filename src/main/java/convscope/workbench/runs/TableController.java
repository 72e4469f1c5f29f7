package convscope.workbench.runs;

import convscope.library.RunSummary;
import convscope.library.Standing;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/** The table of runs. Its order is kept while values change, so that no row moves under the pointer. JavaFX thread. */
final class TableController implements Screen {
  private static final PseudoClass TRAINING = PseudoClass.getPseudoClass("training");
  private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
  private static final PseudoClass FOREIGN = PseudoClass.getPseudoClass("foreign");
  /** Columns hidden with larger type. */
  private static final Set<String> LESS_NEEDED =
      Set.of("column-last", "column-rate", "column-batch", "column-tags", "column-size", "column-created");

  private final RunsModel model;
  private final Appearance appearance;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final SortedList<RunItem> sorted;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
  private final ListChangeListener<RunItem> selected = change -> choose();
  private final ChangeListener<RunSummary> updated = (property, was, is) -> changes.set(changes.get() + 1);
  private final ChangeListener<Boolean> resized = (property, was, is) -> fit();
  private List<RunItem> followed = List.of();

  @FXML private TableView<RunItem> table;

  TableController(RunsModel model, Appearance appearance, Dialogs dialogs, Notices notices, Texts texts) {
    this.model = model;
    this.appearance = appearance;
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
    sorted = new SortedList<>(model.shown());
    Fxml.load(this, texts);
    appearance.projectorProperty().addListener(resized);
  }

  @FXML
  private void initialize() {
    table.getColumns().setAll(new RunColumns(texts).all());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setRowFactory(made -> new Row());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    List<RunItem> before = List.copyOf(model.chosen());
    before.forEach(item -> table.getSelectionModel().select(item));
    follow(before);
    table.getSelectionModel().getSelectedItems().addListener(selected);
    fit();
  }

  /** A row that shows the run's state not only by color: the text is in the first column. */
  private static final class Row extends TableRow<RunItem> {
    private final ChangeListener<RunSummary> changed = (property, was, is) -> mark(is);
    private ObservableValue<RunSummary> watched;

    @Override
    protected void updateItem(RunItem item, boolean empty) {
      super.updateItem(item, empty);
      if (watched != null) {
        watched.removeListener(changed);
      }
      watched = empty || item == null ? null : item.summaryProperty();
      if (watched != null) {
        watched.addListener(changed);
      }
      mark(watched == null ? null : watched.getValue());
    }

    private void mark(RunSummary run) {
      pseudoClassStateChanged(TRAINING, run != null && run.standing() == Standing.TRAINING);
      pseudoClassStateChanged(BROKEN, run != null && run.standing() == Standing.BROKEN);
      pseudoClassStateChanged(FOREIGN, run != null && run.standing() == Standing.FOREIGN);
    }
  }

  private void fit() {
    for (TableColumn<RunItem, ?> column : table.getColumns()) {
      column.setVisible(!appearance.projectorProperty().get() || !LESS_NEEDED.contains(column.getId()));
    }
    // Hidden cells keep the text position of the other type size.
    table.refresh();
  }

  private void choose() {
    List<RunItem> now = table.getSelectionModel().getSelectedItems().stream().filter(item -> item != null).toList();
    if (!now.equals(followed)) {
      follow(now);
      model.chosen().setAll(now);
      changes.set(changes.get() + 1);
    }
  }

  private void follow(List<RunItem> items) {
    followed.forEach(item -> item.summaryProperty().removeListener(updated));
    followed = List.copyOf(items);
    followed.forEach(item -> item.summaryProperty().addListener(updated));
  }

  /** The selected runs, in the order of the table. */
  List<RunItem> chosen() {
    return followed;
  }

  /** Changes whenever the selection changes, or a selected run does. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** Asks for a file, and saves what the table shows. */
  void save() {
    dialogs.chooseFile(texts.get("save.title"), "runs.csv").ifPresent(file -> model.saveTable(new ArrayList<>(sorted), file,
        written -> notices.say(texts.get("save.done", written))));
  }

  @Override
  public Parent node() {
    return table;
  }

  @Override
  public void close() {
    appearance.projectorProperty().removeListener(resized);
    table.getSelectionModel().getSelectedItems().removeListener(selected);
    followed.forEach(item -> item.summaryProperty().removeListener(updated));
    sorted.comparatorProperty().unbind();
    table.setItems(null);
  }
}
