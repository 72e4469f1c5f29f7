package convscope.workbench.control;

/**
 * The positions of square images in a scrolling grid: rows from the top, as many columns as fit, the same gap between
 * all of them and the outermost ones flush with the margins. Lengths are in device pixels, y counts from the top of the
 * first row. Immutable; any thread.
 *
 * @param width the visible extent
 * @param height the visible extent
 * @param side of one image
 * @param margin left free all around, for the outline of an image
 * @param count the number of images
 */
record GridGeometry(int width, int height, int side, int margin, int columns, int gap, int count) {

  /** The geometry for {@code count} images with at least {@code least} between them. */
  static GridGeometry of(int width, int height, int side, int margin, int least, int count) {
    int usable = width - 2 * margin;
    int columns = Math.max(1, (usable + least) / (side + least));
    int gap = columns == 1 ? least : (usable - columns * side) / (columns - 1);
    return new GridGeometry(width, height, side, margin, columns, gap, count);
  }

  int rows() {
    return (count + columns - 1) / columns;
  }

  /** From the top of one row to the top of the next. */
  int pitch() {
    return side + gap;
  }

  /** How far the grid can be scrolled. */
  int furthest() {
    return Math.max(0, rows() * pitch() - gap + 2 * margin - height);
  }

  /** The left edge of image {@code position}. */
  int left(int position) {
    return margin + position % columns * pitch();
  }

  /** The upper edge of image {@code position}. */
  int top(int position) {
    return margin + position / columns * pitch();
  }

  /** The first image of the first row that is partly visible at {@code offset}. */
  int first(int offset) {
    return Math.max(0, Math.floorDiv(offset - margin - side, pitch()) + 1) * columns;
  }

  /** One more than the last image that is partly visible at {@code offset}. */
  int end(int offset) {
    return Math.min(count, (Math.max(0, offset + height - margin - 1) / pitch() + 1) * columns);
  }

  /** The number of fully visible rows, at least one. */
  int page() {
    return Math.max(1, (height - 2 * margin + gap) / pitch());
  }

  /** The image at a position, −1 if there is none. */
  int at(double x, double y) {
    int column = (int) Math.floor((x - margin) / pitch());
    int row = (int) Math.floor((y - margin) / pitch());
    boolean inside = column >= 0 && column < columns && row >= 0 && x - margin - column * pitch() < side
        && y - margin - row * pitch() < side;
    int position = row * columns + column;
    return inside && position < count ? position : -1;
  }

  /** The offset nearest to {@code offset} at which image {@code position} is fully visible. */
  int reveal(int position, int offset) {
    int least = top(position) + side + margin - height;
    int most = top(position) - margin;
    return Math.max(0, Math.min(furthest(), Math.min(most, Math.max(least, offset))));
  }
}
