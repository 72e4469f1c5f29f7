package convscope.workbench.inspect;

import javafx.scene.input.KeyEvent;

/**
 * The keyboard of a {@link TileSheet}: arrows, Home and End select a tile; with Shift, the arrows go from pixel to
 * pixel in it. JavaFX thread.
 */
final class TileKeys {
  private final TileSheet sheet;

  TileKeys(TileSheet sheet) {
    this.sheet = sheet;
  }

  void pressed(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    if (plain && sheet.geometry() != null && handled(event)) {
      event.consume();
    }
  }

  private boolean handled(KeyEvent event) {
    int columns = sheet.geometry().columns();
    boolean pixels = event.isShiftDown();
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> move(pixels, -1, 0, -1);
      case RIGHT, KP_RIGHT -> move(pixels, 1, 0, 1);
      case UP, KP_UP -> move(pixels, -columns, -1, 0);
      case DOWN, KP_DOWN -> move(pixels, columns, 1, 0);
      case HOME -> choose(0);
      case END -> choose(sheet.geometry().count() - 1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void move(boolean pixels, int tiles, int rows, int columns) {
    if (pixels) {
      movePixel(rows, columns);
    } else {
      choose(sheet.selectedProperty().get() < 0 ? 0 : sheet.selectedProperty().get() + tiles);
    }
  }

  private void choose(int tile) {
    if (tile >= 0 && tile < sheet.geometry().count()) {
      sheet.selectedProperty().set(tile);
    }
  }

  /** From its position; from the middle of the selected tile if it is in none, or in another. */
  private void movePixel(int rows, int columns) {
    TileGeometry geometry = sheet.geometry();
    TileSheet.Place place = sheet.placeProperty().get();
    int tile = Math.max(0, sheet.selectedProperty().get());
    if (place == null || place.tile() != tile) {
      place = new TileSheet.Place(tile, geometry.tileHeight() / 2, geometry.tileWidth() / 2);
    } else {
      place = new TileSheet.Place(tile, Math.max(0, Math.min(geometry.tileHeight() - 1, place.row() + rows)),
          Math.max(0, Math.min(geometry.tileWidth() - 1, place.column() + columns)));
    }
    sheet.placeProperty().set(place);
  }
}
