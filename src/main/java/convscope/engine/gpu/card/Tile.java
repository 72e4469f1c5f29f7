package convscope.engine.gpu.card;

/**
 * How a product of matrices is cut up: a group of work-items computes {@code rows × columns} sums, each item {@code
 * itemRows × itemColumns} of them.
 */
public enum Tile {
  /** For cards with much to share and many registers. */
  WIDE(128, 64, 8, 4),
  /** For cards with less, or with so many units that wide tiles would not give work to all. */
  MEDIUM(64, 64, 4, 4),
  /** For graphics that share little, and for small products. */
  SMALL(32, 32, 4, 4),
  /** For processors: one work-item, whose columns are their vectors. */
  ALONE(8, 64, 8, 64);

  private final int rows;
  private final int columns;
  private final int itemRows;
  private final int itemColumns;

  Tile(int rows, int columns, int itemRows, int itemColumns) {
    this.rows = rows;
    this.columns = columns;
    this.itemRows = itemRows;
    this.itemColumns = itemColumns;
  }

  /** How its kernels' names end: {@code 128x64}. */
  public String id() {
    return rows + "x" + columns;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  int itemRows() {
    return itemRows;
  }

  int itemColumns() {
    return itemColumns;
  }

  /** The work-items of a group. */
  public int items() {
    return rows / itemRows * (columns / itemColumns);
  }

  /** The largest tile that a card with {@code facts} can take. */
  public static Tile fitting(CardFacts facts) {
    if (facts.processor()) {
      return ALONE;
    }
    for (Tile tile : new Tile[] {WIDE, MEDIUM}) {
      if (facts.groupSize() >= tile.items() && facts.localBytes() >= 16 << 10) {
        return tile;
      }
    }
    return SMALL;
  }
}
