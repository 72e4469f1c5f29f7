package convscope.engine.gpu.card;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tiling of a matrix product: a group of work-items computes {@code rows × columns} sums, each item {@code itemRows
 * × itemColumns} of them.
 */
public enum Tile {
  /** For cards with much local memory and many registers. */
  WIDE(128, 64, 8, 4),
  /** For cards with less, or with so many units that wide tiles would not give work to all. */
  MEDIUM(64, 64, 4, 4),
  /** For cards with little local memory, and for small products. */
  SMALL(32, 32, 4, 4),
  /** For processors: one work-item, whose columns are their vectors. */
  ALONE(8, 64, 8, 64);

  /** The number of adjacent values that most cards read at once. */
  private static final int FOUR = 4;
  /** The local memory of the larger tiles, with a margin. */
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

  /**
   * The suffix of the names of its kernels that read {@code vector} adjacent values at once: {@code 128x64}, {@code
   * 128x64x4}.
   */
  public String id(int vector) {
    return rows + "x" + columns + (vector == 1 ? "" : "x" + vector);
  }

  /** The number of adjacent values its kernels read at once: one, or four where possible. */
  List<Integer> vectors() {
    return this == ALONE ? List.of(1) : List.of(1, FOUR);
  }

  /** The number of adjacent values to read at once if channels and filters are multiples of four. */
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

  /** The tiles that a card with {@code facts} supports, the largest first. */
  public static List<Tile> fitting(CardFacts facts) {
    if (facts.processor()) {
      return List.of(ALONE);
    }
    return Stream.of(WIDE, MEDIUM, SMALL)
        .filter(tile -> tile == SMALL || facts.groupSize() >= tile.items() && facts.localBytes() >= LOCAL_BYTES)
        .toList();
  }
}
