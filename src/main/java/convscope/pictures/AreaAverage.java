package convscope.pictures;

import java.util.Arrays;

/**
 * Scales a square image to 32 × 32 by the mean over each cell's area; pixels on a border count by the part inside.
 * Uses integers only: a pixel is 32 units wide and a cell as many units as the image has pixels, so that an image of
 * 32 × 32 stays the same bit for bit.
 */
final class AreaAverage {
  private static final int CELLS = Picture.SIDE;
  private static final int UNITS = CELLS;
  /** One step of 8-bit values in 16-bit steps. */
  private static final int STEP = 257;

  private final int side;
  private final long[] ofRow = new long[CELLS * Picture.CHANNELS];
  private final long[] sums = new long[CELLS * CELLS * Picture.CHANNELS];

  /** For an image of {@code side} × {@code side}, at most 65,535: so a sum stays below 2^48. */
  AreaAverage(int side) {
    this.side = side;
  }

  /** Adds row {@code y}: {@code side} pixels of red, green and blue, each 0 … 65,535. Rows may come in any order. */
  void add(int y, int[] rgb) {
    sumUp(rgb);
    int from = y * UNITS;
    int to = from + UNITS;
    while (from < to) {
      int cell = from / side;
      int end = Math.min(to, (cell + 1) * side);
      int first = cell * ofRow.length;
      for (int i = 0; i < ofRow.length; i++) {
        sums[first + i] += (end - from) * ofRow[i];
      }
      from = end;
    }
  }

  /** The row's own sums, by cell. */
  private void sumUp(int[] rgb) {
    Arrays.fill(ofRow, 0);
    int cell = 0;
    int edge = side;
    int from = 0;
    int i = 0;
    while (i < side * 3) {
      int inside = (edge - from) / UNITS;
      if (inside > 0) {
        addWhole(rgb, i, inside, cell);
        i += 3 * inside;
        from += inside * UNITS;
      }
      int to = from + UNITS;
      while (from < to && i < side * 3) {
        int end = Math.min(to, edge);
        long weight = (long) end - from;
        ofRow[cell] += weight * rgb[i];
        ofRow[cell + 1] += weight * rgb[i + 1];
        ofRow[cell + 2] += weight * rgb[i + 2];
        if (end == edge) {
          cell += 3;
          edge += side;
        }
        from = end;
      }
      i += 3;
    }
  }

  /** Adds {@code pixels} pixels from {@code at} on, which are wholly inside {@code cell}. */
  private void addWhole(int[] rgb, int at, int pixels, int cell) {
    // At most 2,047 values of 16 bits each.
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int i = at; i < at + 3 * pixels; i += 3) {
      red += rgb[i];
      green += rgb[i + 1];
      blue += rgb[i + 2];
    }
    ofRow[cell] += (long) UNITS * red;
    ofRow[cell + 1] += (long) UNITS * green;
    ofRow[cell + 2] += (long) UNITS * blue;
  }

  /** The means so far, rounded to 8 bits, as three planes of 32 × 32. */
  byte[] pixels() {
    long whole = (long) side * side * STEP;
    byte[] pixels = new byte[Picture.VALUES];
    int plane = CELLS * CELLS;
    for (int i = 0; i < plane; i++) {
      for (int c = 0; c < Picture.CHANNELS; c++) {
        pixels[c * plane + i] = (byte) ((sums[i * Picture.CHANNELS + c] + whole / 2) / whole);
      }
    }
    return pixels;
  }
}
