package convscope.insight;

import convscope.model.Layer;
import convscope.model.LayerWindow;
import convscope.model.Shape;

/**
 * A rectangle of positions {@code (row, column)} of an input. It may reach beyond the edges, where padding is: then
 * {@code top} or {@code left} is negative, or {@code bottom} or {@code right} larger than the input.
 *
 * @param top its first row
 * @param left its first column
 * @param bottom the row after its last
 * @param right the column after its last
 */
public record Window(int top, int left, int bottom, int right) {

  /** All positions of {@code shape}. */
  public static Window whole(Shape shape) {
    return new Window(0, 0, shape.height(), shape.width());
  }

  /** The single position {@code (y, x)}. */
  public static Window place(int y, int x) {
    return new Window(y, x, y + 1, x + 1);
  }

  /**
   * The positions of {@code layer}'s input, of shape {@code input}, that its outputs {@code outputs} depend on; padding
   * is included.
   */
  public static Window behind(Layer layer, Shape input, Window outputs) {
    return layer.window().map(window -> outputs.windowed(input, window)).orElseGet(() -> whole(input));
  }

  private Window windowed(Shape input, LayerWindow by) {
    int up = by.rows(input).before();
    int before = by.columns(input).before();
    return new Window(top * by.stride() - up, left * by.stride() - before, (bottom - 1) * by.stride() - up + by.size(),
        (right - 1) * by.stride() - before + by.size());
  }

  /** Its intersection with {@code shape}. */
  public Window on(Shape shape) {
    return new Window(Math.max(0, top), Math.max(0, left), Math.min(shape.height(), bottom),
        Math.min(shape.width(), right));
  }

  /** Whether position {@code (y, x)} is in it. */
  public boolean holds(int y, int x) {
    return y >= top && y < bottom && x >= left && x < right;
  }

  public int height() {
    return bottom - top;
  }

  public int width() {
    return right - left;
  }
}
