package convscope.workbench.inspect;

/**
 * The positions of the tiles of a {@link TileSheet}: rows from the top, the same gap between all of them. Lengths are
 * in device pixels but for the tiles' own, which are in pixels of their images. Immutable; any thread.
 *
 * @param factor how many device pixels wide and high a pixel of a tile is drawn
 * @param margin left free all around, for the outline of a tile
 */
record TileGeometry(int columns, int factor, int tileWidth, int tileHeight, int gap, int margin, int count) {

  /**
   * The geometry that draws {@code count} tiles as large as they fit into {@code width} by {@code height}, but none
   * wider or higher than {@code most}. If they do not fit at all, a pixel is drawn as one, and the rest is below the
   * visible area.
   */
  static TileGeometry fitting(int width, int height, int tileWidth, int tileHeight, int count, int most, int gap,
      int margin) {
    TileGeometry fits = null;
    for (int factor = Math.max(1, most / Math.max(tileWidth, tileHeight)); factor >= 1; factor--) {
      int usable = width - 2 * margin + gap;
      int across = Math.max(1, Math.min(count, usable / (tileWidth * factor + gap)));
      int rows = (count + across - 1) / across;
      // Fill the last row as nearly as possible.
      int columns = Math.max(1, (count + rows - 1) / Math.max(1, rows));
      fits = new TileGeometry(columns, factor, tileWidth, tileHeight, gap, margin, count);
      if (fits.height() <= height && fits.width() <= width) {
        return fits;
      }
    }
    return fits;
  }

  /**
   * The geometry that draws {@code count} tiles as large as they stand in {@code mostRows} rows of {@code width}, but
   * none wider or higher than {@code most}, and none smaller than {@code least}, whatever the rows.
   */
  static TileGeometry inRows(int width, int mostRows, int tileWidth, int tileHeight, int count, int least, int most,
      int gap, int margin) {
    int largest = Math.max(tileWidth, tileHeight);
    for (int tile = most; tile > least; tile = tile / largest * largest - 1) {
      TileGeometry one = fitting(width, Integer.MAX_VALUE, tileWidth, tileHeight, count, tile, gap, margin);
      if (one.rows() <= mostRows) {
        return one;
      }
    }
    return fitting(width, Integer.MAX_VALUE, tileWidth, tileHeight, count, least, gap, margin);
  }

  int rows() {
    return (count + columns - 1) / columns;
  }

  /** The width of the whole. */
  int width() {
    return columns * (tileWidth * factor + gap) - gap + 2 * margin;
  }

  /** The height of the whole. */
  int height() {
    return rows() * (tileHeight * factor + gap) - gap + 2 * margin;
  }

  /** The left edge of tile {@code tile}. */
  int left(int tile) {
    return margin + tile % columns * (tileWidth * factor + gap);
  }

  /** The upper edge of tile {@code tile}. */
  int top(int tile) {
    return margin + tile / columns * (tileHeight * factor + gap);
  }

  /** The pixel at a place; null where there is no tile. */
  TileSheet.Place at(double x, double y) {
    int column = (int) Math.floor((x - margin) / (tileWidth * factor + gap));
    int row = (int) Math.floor((y - margin) / (tileHeight * factor + gap));
    int tile = row * columns + column;
    if (row < 0 || column < 0 || column >= columns || tile >= count) {
      return null;
    }
    int pixelColumn = (int) ((x - left(tile)) / factor);
    int pixelRow = (int) ((y - top(tile)) / factor);
    return pixelColumn < tileWidth && pixelRow < tileHeight ? new TileSheet.Place(tile, pixelRow, pixelColumn) : null;
  }
}
