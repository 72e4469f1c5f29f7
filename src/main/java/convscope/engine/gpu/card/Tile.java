package convscope.engine.gpu.card;

import java.util.List;
import java.util.stream.Stream;

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

  /** How many neighbors most cards read at once. */
  private static final int FOUR = 4;
  /** What the larger tiles share, with room to spare. */
  private static final long LOCAL_BYTES = 16 << 10;

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

  /** How the names of its kernels end that read {@code vector} neighbors at once: {@code 128x64}, {@code 128x64x4}. */
  public String id(int vector) {
    return rows + "x" + columns + (vector == 1 ? "" : "x" + vector);
  }

  /** How many neighbors its kernels read at once: one, or where that is done four. */
  List<Integer> vectors() {
    return this == ALONE ? List.of(1) : List.of(1, FOUR);
  }

  /** How many neighbors to read at once where channels and filters come in fours. */
  public int widest() {
    return this == ALONE ? 1 : FOUR;
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

  /** The tiles that a card with {@code facts} can take, the largest first. */
  public static List<Tile> fitting(CardFacts facts) {
    if (facts.processor()) {
      return List.of(ALONE);
    }
    return Stream.of(WIDE, MEDIUM, SMALL)
        .filter(tile -> tile == SMALL || facts.groupSize() >= tile.items() && facts.localBytes() >= LOCAL_BYTES).toList();
  }
}
