package convscope.workbench.classify;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;

/** The columns of the table of pictures. */
final class EntryColumns {
  private EntryColumns() {}

  /** A column called {@code title}, of style class {@code style}, which shows what {@code words} gives for a line. */
  static TableColumn<Entry, String> text(String title, String style, Function<Entry, ObservableValue<String>> words) {
    TableColumn<Entry, String> column = new TableColumn<>(title);
    column.getStyleClass().add(style);
    column.setCellValueFactory(line -> words.apply(line.getValue()));
    column.setReorderable(false);
    return column;
  }
}
