package convscope.workbench.classify;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The columns of the table of pictures, each with its share of the width, whatever the language and the size of letters. */
final class EntryColumns {
  private static final double SCROLL_BAR = 16;

  private final TableView<Entry> table;

  EntryColumns(TableView<Entry> table) {
    this.table = table;
  }

  /** Adds a column called {@code title}, of style class {@code style}, which shows what {@code words} gives for a line. */
  void add(String title, String style, double share, Function<Entry, ObservableValue<String>> words) {
    TableColumn<Entry, String> column = new TableColumn<>(title);
    column.getStyleClass().add(style);
    column.setCellValueFactory(line -> words.apply(line.getValue()));
    column.setReorderable(false);
    column.setResizable(false);
    column.prefWidthProperty().bind(table.widthProperty().subtract(SCROLL_BAR).multiply(share));
    table.getColumns().add(column);
  }
}
