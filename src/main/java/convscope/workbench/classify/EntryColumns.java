package convscope.workbench.classify;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The columns of the table of images, which share its width in any language and font size. */
final class EntryColumns {
  private final TableView<ClassifiedImage> table;

  EntryColumns(TableView<ClassifiedImage> table) {
    this.table = table;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
  }

  /**
   * Adds a column called {@code title}, of style class {@code style}, which shows what {@code words} gives for a row.
   *
   * @param width its share of the table, relative to that of the other columns
   */
  void add(String title, String style, double width, Function<ClassifiedImage, ObservableValue<String>> words) {
    TableColumn<ClassifiedImage, String> column = new TableColumn<>(title);
    column.getStyleClass().add(style);
    column.setCellValueFactory(line -> words.apply(line.getValue()));
    column.setReorderable(false);
    column.setPrefWidth(width);
    table.getColumns().add(column);
  }
}
