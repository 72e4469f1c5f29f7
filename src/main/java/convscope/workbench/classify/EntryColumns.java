package convscope.workbench.classify;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The columns of the table of pictures, which share its width whatever the language and the size of letters. */
final class EntryColumns {
  private static final double WIDTH = 120;

  private final TableView<Entry> table;

  EntryColumns(TableView<Entry> table) {
    this.table = table;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
  }

  /** Adds a column called {@code title}, of style class {@code style}, which shows what {@code words} gives for a line. */
  void add(String title, String style, Function<Entry, ObservableValue<String>> words) {
    TableColumn<Entry, String> column = new TableColumn<>(title);
    column.getStyleClass().add(style);
    column.setCellValueFactory(line -> words.apply(line.getValue()));
    column.setReorderable(false);
    column.setPrefWidth(WIDTH);
    table.getColumns().add(column);
  }
}
