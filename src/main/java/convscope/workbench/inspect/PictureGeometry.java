package convscope.workbench.inspect;

/**
 * How the network's picture divides its room: a column for the input, one for each layer, and the classes' bars.
 * Lengths are in the scene's units. Immutable; any thread.
 *
 * @param pitch from the left edge of one column to that of the next
 * @param tile the side of a map
 * @param maps the number of maps of a layer
 */
record PictureGeometry(double pitch, double tile, int maps) {
  /** Fewer columns' worth of room than this, and the picture is scrolled. */
  static final double LEAST_PITCH = 72;
  /** Maps are enlarged by whole factors; this is the size of the tutorial's largest. */
  private static final int UNIT = 24;
  /** So many maps of a layer are wanted, and of small ones fewer rather than even smaller ones. */
  private static final int WANTED_MAPS = 4;
  private static final int LEAST_MAPS = 3;
  private static final int SMALL = 2 * UNIT;
  private static final int MOST_MAPS = 6;
  private static final double GAP = 3;
  /** The part of a column's width that a map may take: the rest is for the lines. */
  private static final double MAP_SHARE = 0.66;

  /**
   * The division of {@code width}, less the bars, by {@code columns} columns, with {@code height} below their names:
   * the largest maps of which enough stand above each other.
   */
  static PictureGeometry fitting(double width, double height, int columns) {
    double pitch = Math.max(LEAST_PITCH, Math.floor(width / Math.max(1, columns)));
    double tile = UNIT;
    while (tile + UNIT <= MAP_SHARE * pitch
        && stacked(tile + UNIT > SMALL ? WANTED_MAPS : LEAST_MAPS, tile + UNIT) <= height) {
      tile += UNIT;
    }
    int maps = LEAST_MAPS;
    while (maps < MOST_MAPS && stacked(maps + 1, tile) <= height) {
      maps++;
    }
    while (maps > 1 && stacked(maps, tile) > height) {
      maps--;
    }
    return new PictureGeometry(pitch, tile, maps);
  }

  /** The height of {@code maps} maps of side {@code tile}, with the margins of their outlines. */
  static double stacked(int maps, double tile) {
    return maps * (tile + GAP) + GAP;
  }
}
