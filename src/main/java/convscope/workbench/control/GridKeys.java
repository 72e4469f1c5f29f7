package convscope.workbench.control;

import javafx.scene.input.KeyEvent;

/**
 * The keyboard of an {@link ImageGrid}: arrows, Page Up and Page Down, Home and End move the selection, Enter opens it.
 * JavaFX thread.
 */
final class GridKeys {
  private final ImageGrid grid;

  GridKeys(ImageGrid grid) {
    this.grid = grid;
  }

  void pressed(KeyEvent event) {
    if (grid.geometry() != null && handled(event)) {
      event.consume();
    }
  }

  private boolean handled(KeyEvent event) {
    int columns = grid.geometry().columns();
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> move(-1);
      case RIGHT, KP_RIGHT -> move(1);
      case UP, KP_UP -> move(-columns);
      case DOWN, KP_DOWN -> move(columns);
      case PAGE_UP -> move(-columns * grid.geometry().page());
      case PAGE_DOWN -> move(columns * grid.geometry().page());
      case HOME -> grid.select(0);
      case END -> grid.select(Integer.MAX_VALUE);
      case ENTER -> grid.open();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Moves by {@code by} places; up and down keep the column if there is another row. */
  private void move(int by) {
    int position = grid.position();
    GridGeometry geometry = grid.geometry();
    int to = position + by;
    if (position < 0) {
      to = geometry.first(grid.offset());
    } else if (Math.abs(by) > 1 && to < 0) {
      to = position % geometry.columns();
    } else if (Math.abs(by) > 1 && to >= geometry.count()) {
      int lastRow = (geometry.rows() - 1) * geometry.columns() + position % geometry.columns();
      to = lastRow < geometry.count() ? lastRow : lastRow - geometry.columns();
    }
    grid.select(Math.max(0, to));
  }
}
