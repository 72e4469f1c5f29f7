package convscope.workbench.runs;

import convscope.classroom.ClassCollection;
import convscope.library.RunLabel;
import convscope.library.RunSummary;
import convscope.library.Standing;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The table of runs. Its order is kept while values change, so that no row moves under the pointer. JavaFX thread. */
final class TableController implements Screen {
  private static final PseudoClass TRAINING = PseudoClass.getPseudoClass("training");
  private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
  private static final PseudoClass FOREIGN = PseudoClass.getPseudoClass("foreign");
  /** Columns hidden with larger type. */
  private static final Set<String> LESS_NEEDED = Set.of("column-data", "column-last", "column-rate", "column-batch",
      "column-tags", "column-size", "column-created", "column-parent");

  private final RunsModel model;
  private final Appearance appearance;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final SortedList<RunItem> sorted;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
  private final ListChangeListener<RunItem> selected = change -> choose();
  private final ChangeListener<RunSummary> updated = (property, was, is) -> changes.set(changes.get() + 1);
  private final ChangeListener<Number> resized = (property, was, is) -> fit();
  private final ChangeListener<ClassCollection.Collected> collected = (property, was, is) -> {
    if (was.runs().isEmpty() != is.runs().isEmpty()) {
      fit();
    }
  };
  private final ListChangeListener<RunItem> rearranging = change -> rearrange();
  private final ListChangeListener<RunItem> rearranged = change -> chooseAgain();
  private final InvalidationListener drawn = what -> recolour();
  private final ChangeListener<Object> reordered = (property, was, is) -> keepOrder();
  private List<RunItem> followed = List.of();
  private final ReadOnlyObjectWrapper<Map<Path, Integer>> colours =
      new ReadOnlyObjectWrapper<>(this, "colours", Map.of());
  private Subscription wanting = Subscription.EMPTY;
  private boolean moving;
  private int focused;
  private @Nullable RunMenu menu;

  @FXML private TableView<RunItem> table;

  TableController(RunsModel model, Appearance appearance, Dialogs dialogs, Notices notices, Texts texts) {
    this.model = model;
    this.appearance = appearance;
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
    // Before and after the table hears of a change of its rows, see chooseAgain.
    model.shown().addListener(rearranging);
    sorted = new SortedList<>(model.shown());
    Fxml.load(this, texts);
    appearance.typeScaleProperty().addListener(resized);
    model.classroom().collectedProperty().addListener(collected);
    model.curves().drawnProperty().addListener(drawn);
    model.curves().pointedProperty().addListener(drawn);
  }

  @FXML
  private void initialize() {
    table.getColumns().setAll(new RunColumns(model.namesProperty(), texts).all(this::nameCell, MenuCell::new));
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setRowFactory(made -> pointing(new Row()));
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    List<RunsModel.SortedBy> order = model.order();
    order.forEach(by -> column(by.column()).setSortType(by.descending() ? SortType.DESCENDING : SortType.ASCENDING));
    table.getSortOrder().setAll(order.stream().<TableColumn<RunItem, ?>>map(by -> column(by.column())).toList());
    table.comparatorProperty().addListener(reordered);
    model.shown().addListener(rearranged);
    List<RunItem> before = List.copyOf(model.chosen());
    before.forEach(item -> table.getSelectionModel().select(item));
    follow(before);
    table.getSelectionModel().getSelectedItems().addListener(selected);
    wanting = model.wantedProperty().subscribe(this::select);
    table.getFocusModel().focusedItemProperty().addListener((property, was, is) -> point(is));
    fit();
    ColumnRoom.watch(table);
  }

  private void select(List<RunItem> wanted) {
    if (!wanted.isEmpty()) {
      table.getSelectionModel().clearSelection();
      wanted.forEach(item -> table.getSelectionModel().select(item));
      table.scrollTo(wanted.get(wanted.size() - 1));
      model.selected();
    }
  }

  /** A row that shows the run's state not only by color: the text is in the first column. */
  private static final class Row extends TableRow<RunItem> {
    private final ChangeListener<RunSummary> changed = (property, was, is) -> mark(is);
    /** A row is never told that its table is gone, whereas the runs stay: they must not keep it, and all the view. */
    private final ChangeListener<RunSummary> changedUnlessGone = new WeakChangeListener<>(changed);
    private ObservableValue<RunSummary> watched;

    @Override
    protected void updateItem(RunItem item, boolean empty) {
      super.updateItem(item, empty);
      if (watched != null) {
        watched.removeListener(changedUnlessGone);
      }
      watched = empty || item == null ? null : item.summaryProperty();
      if (watched != null) {
        watched.addListener(changedUnlessGone);
      }
      mark(watched == null ? null : watched.getValue());
    }

    private void mark(RunSummary run) {
      pseudoClassStateChanged(TRAINING, run != null && run.standing() == Standing.TRAINING);
      pseudoClassStateChanged(BROKEN, run != null && run.standing() == Standing.BROKEN);
      pseudoClassStateChanged(FOREIGN, run != null && run.standing() == Standing.FOREIGN);
    }
  }

  /** The run under the pointer stands out among many curves. */
  private Row pointing(Row row) {
    row.hoverProperty().addListener((property, was, is) -> {
      if (is) {
        point(row.getItem());
      }
    });
    return row;
  }

  private void point(@Nullable RunItem item) {
    if (item != null) {
      model.curves().pointedProperty().set(item.path());
    }
  }

  /** Selects every run of the class that is listed, the best first. */
  void chooseClass() {
    TableColumn<RunItem, ?> best = column(RunColumns.PRECISION);
    best.setSortType(SortType.DESCENDING);
    table.getSortOrder().setAll(List.<TableColumn<RunItem, ?>>of(best));
    table.getSelectionModel().clearSelection();
    int[] rows = IntStream.range(0, sorted.size()).filter(row -> sorted.get(row).now().handedIn().isSo()).toArray();
    if (rows.length > 0) {
      table.getSelectionModel().selectIndices(rows[0], rows);
      table.getFocusModel().focus(rows[0]);
      point(sorted.get(rows[0]));
      table.scrollTo(0);
    }
  }

  /** For the next table: a change of the language makes another. */
  private void keepOrder() {
    model.order(table.getSortOrder().stream()
        .map(column -> new RunsModel.SortedBy(column.getId(), column.getSortType() == SortType.DESCENDING)).toList());
  }

  private void fit() {
    boolean ofClass = !model.classroom().collectedProperty().get().runs().isEmpty();
    for (TableColumn<RunItem, ?> column : table.getColumns()) {
      boolean needed = ofClass || !column.getId().equals(RunColumns.STUDENT);
      RunColumns.widen(column, appearance.typeScaleProperty().get(), ofClass);
      column.setVisible(needed && (!appearance.projectorProperty().get() || !LESS_NEEDED.contains(column.getId())));
    }
    // Hidden cells keep the text position of the other type size.
    table.refresh();
  }

  private TableColumn<RunItem, ?> column(String id) {
    return table.getColumns().stream().filter(one -> one.getId().equals(id)).findFirst().orElseThrow();
  }

  private NameCell nameCell() {
    return new NameCell(texts.get("rename.field"), colours.getReadOnlyProperty(), (item, name) -> {
      RunLabel label = NameCell.label(item.now(), name);
      if (!label.equals(item.now().label())) {
        model.actions().label(item, label);
      }
    });
  }

  /** The swatches of the selected runs have the colors of their curves. */
  private void recolour() {
    Map<Path, Integer> now = new HashMap<>();
    CurvesModel curves = model.curves();
    curves.drawnProperty().get()
        .forEach(one -> now.put(one.run().path(), curves.crowded() ? CurvesCrowd.GRAY : one.colour()));
    if (curves.crowded()) {
      curves.highlighted().ifPresent(one -> now.put(one.run().path(), CurvesCrowd.COLOUR));
    }
    colours.set(now);
  }

  /**
   * Gives the rows their menu, and F2 its action.
   *
   * @param naming asks for a new name of the selected run
   */
  void offer(RunMenu rowMenu, Runnable naming) {
    menu = rowMenu;
    // The table itself takes F2 before any handler hears of it.
    table.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
      if (key.getCode() == KeyCode.F2 && table.getEditingCell() == null) {
        naming.run();
        key.consume();
      }
    });
    table.setOnContextMenuRequested(event -> {
      if (!model.chosen().isEmpty()) {
        rowMenu.show(table, event.getScreenX(), event.getScreenY());
      }
      event.consume();
    });
  }

  /** Opens the menu for the selection, beside its first row. */
  void openMenu() {
    int row = table.getSelectionModel().getSelectedIndex();
    if (row >= 0 && menu != null) {
      Node at = table.lookupAll(".table-row-cell").stream().filter(node -> node instanceof TableRow<?> line
          && line.getIndex() == row).findFirst().orElse(table);
      Bounds place = at.localToScreen(at.getBoundsInLocal());
      menu.show(table, place.getMinX() + table.getColumns().get(0).getWidth(),
          at == table ? place.getMinY() : place.getMaxY());
    }
  }

  /** Edits the name of the selected run in its row. */
  @SuppressWarnings("unchecked")
  void rename() {
    int row = table.getSelectionModel().getSelectedIndex();
    if (row >= 0) {
      table.scrollTo(Math.max(0, row - 2));
      table.layout();
      table.setEditable(true);
      table.edit(row, (TableColumn<RunItem, String>) column(RunColumns.NAME));
    }
  }

  /** The button of a row that opens its menu. */
  private final class MenuCell extends TableCell<RunItem, String> {
    /** For the mouse only: on the keyboard it would be one more stop in every row. */
    private final Label button = new Label(null, new FontIcon("fth-more-horizontal"));

    MenuCell() {
      button.getStyleClass().add("row-menu");
      button.setAccessibleRole(AccessibleRole.BUTTON);
      button.setOnMouseClicked(pressed -> {
        if (!table.getSelectionModel().isSelected(getIndex())) {
          table.getSelectionModel().clearAndSelect(getIndex());
        }
        openMenu();
      });
    }

    @Override
    protected void updateItem(String name, boolean empty) {
      super.updateItem(name, empty);
      setGraphic(empty ? null : button);
      button.setAccessibleText(empty ? "" : texts.get("menu.button", name));
    }
  }

  private void rearrange() {
    moving = true;
    focused = table.getFocusModel().getFocusedIndex();
  }

  /**
   * The table has heard that its rows have changed. For a selected row that has gone it selects another in its place,
   * which nobody has asked for: only what was selected before, and is still there, is selected.
   */
  private void chooseAgain() {
    List<RunItem> kept = model.chosen().stream().filter(sorted::contains).toList();
    var selection = table.getSelectionModel();
    if (!selected().equals(kept)) {
      selection.clearSelection();
      kept.forEach(selection::select);
      if (kept.isEmpty()) {
        table.getFocusModel().focus(Math.min(focused, sorted.size() - 1));
      }
    }
    moving = false;
    choose();
  }

  private List<RunItem> selected() {
    return table.getSelectionModel().getSelectedItems().stream().filter(item -> item != null).toList();
  }

  private void choose() {
    List<RunItem> now = selected();
    if (!moving && !now.equals(followed)) {
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
    dialogs.chooseFile(texts.get("save.title"), "runs.csv").ifPresent(file -> model.actions().saveTable(
        new ArrayList<>(sorted), file, written -> notices.say(texts.get("save.done", written))));
  }

  @Override
  public TableView<RunItem> node() {
    return table;
  }

  @Override
  public void close() {
    wanting.unsubscribe();
    appearance.typeScaleProperty().removeListener(resized);
    model.classroom().collectedProperty().removeListener(collected);
    model.curves().drawnProperty().removeListener(drawn);
    model.curves().pointedProperty().removeListener(drawn);
    model.shown().removeListener(rearranging);
    model.shown().removeListener(rearranged);
    table.getSelectionModel().getSelectedItems().removeListener(selected);
    followed.forEach(item -> item.summaryProperty().removeListener(updated));
    table.comparatorProperty().removeListener(reordered);
    sorted.comparatorProperty().unbind();
    table.setItems(null);
  }
}
