package convscope.workbench.runs;

import convscope.workbench.fx.AfterChanges;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Lets the columns of a table share its width where there is room for all of them, and the table scroll sideways where
 * there is not. Each of JavaFX's policies does only one of these: the last columns could not be reached. JavaFX thread.
 */
final class ColumnRoom {
  /** Of the vertical scroll bar, and a little more. */
  private static final double SCROLL_BAR = 20;

  private final TableView<?> table;

  private ColumnRoom(TableView<?> table) {
    this.table = table;
    // Later: the columns cannot change while the table is laid out.
    InvalidationListener changed = new AfterChanges(this::arrange);
    table.widthProperty().addListener(changed);
    table.getVisibleLeafColumns().addListener(changed);
    table.getColumns().forEach(column -> column.minWidthProperty().addListener(changed));
  }

  /** Watches {@code table}, whose columns are all there, from now on. */
  static void watch(TableView<?> table) {
    new ColumnRoom(table);
  }

  private void arrange() {
    double needed = table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getMinWidth).sum();
    boolean room = needed <= table.getWidth() - SCROLL_BAR;
    var wanted = room ? TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS
        : TableView.UNCONSTRAINED_RESIZE_POLICY;
    if (table.getColumnResizePolicy() != wanted) {
      table.setColumnResizePolicy(wanted);
      // Else it does not measure its rows again, and shows no bar to scroll with.
      table.refresh();
    }
  }
}
