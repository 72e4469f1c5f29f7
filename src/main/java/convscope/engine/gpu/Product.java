package convscope.engine.gpu;

import convscope.model.LayerWindow;
import convscope.model.Padding;
import convscope.model.Shape;

/**
 * A layer as a product of matrices, with the tables by which its left side is gathered. A dense layer is a convolution
 * with one position over an image of one pixel.
 *
 * @param in the shape of the input
 * @param out the positions of the windows, and the filters
 * @param size the height and width of a window
 * @param byPlace whether every position has its own filters
 * @param biased whether there are biases
 */
record Product(Shape in, Shape out, int size, int stride, boolean byPlace, boolean biased, Padding rows,
    Padding columns) {

  static Product windows(Shape in, Shape out, LayerWindow window, boolean byPlace, boolean biased) {
    return new Product(in, out, window.size(), window.stride(), byPlace, biased, window.rows(in), window.columns(in));
  }

  static Product dense(int inputs, int units) {
    return windows(new Shape(1, 1, inputs), new Shape(1, 1, units), new LayerWindow(1, 1), false, true);
  }

  /** The values of a window. */
  int window() {
    return size * size * in.channels();
  }

  int filters() {
    return out.channels();
  }

  /** The number of windows of an image. */
  int places() {
    return out.height() * out.width();
  }

  /** The number of pixels of an image. */
  int pixels() {
    return in.height() * in.width();
  }

  /** The number of weights. */
  int weights() {
    return window() * filters() * (byPlace ? places() : 1);
  }

  private static int packed(int y, int x) {
    return y << 16 | x & 0xffff;
  }

  /** For each position, the start of its window: the offset in the image, and y and x. */
  int[] windowPlaces() {
    int[] table = new int[2 * places()];
    for (int place = 0; place < places(); place++) {
      int y = place / out.width() * stride - rows.before();
      int x = place % out.width() * stride - columns.before();
      table[2 * place] = (y * in.width() + x) * in.channels();
      table[2 * place + 1] = packed(y, x);
    }
    return table;
  }

  /** For each value of a window, its location relative to the start: the offset, and y and x. */
  int[] windowTaps() {
    int[] table = new int[2 * window()];
    for (int value = 0; value < window(); value++) {
      int y = value / in.channels() / size;
      int x = value / in.channels() % size;
      table[2 * value] = (y * in.width() + x) * in.channels() + value % in.channels();
      table[2 * value + 1] = packed(y, x);
    }
    return table;
  }

  /** For each pixel of the input, its location relative to the first window's start: y and x. */
  int[] pixelPlaces() {
    int[] table = new int[pixels()];
    for (int pixel = 0; pixel < table.length; pixel++) {
      table[pixel] = packed(pixel / in.width() + rows.before(), pixel % in.width() + columns.before());
    }
    return table;
  }

  /** For each weight of one channel of a window: its filter, y and x in the window, and its offset in the weights. */
  int[] pixelTaps() {
    int[] table = new int[3 * pixelDepth()];
    for (int value = 0; value < pixelDepth(); value++) {
      int filter = value % filters();
      int at = value / filters();
      table[3 * value] = filter;
      table[3 * value + 1] = packed(at / size, at % size);
      table[3 * value + 2] = at * in.channels() * filters() + filter;
    }
    return table;
  }

  /** The number of outputs that a pixel can contribute to, with stride 1. */
  int pixelDepth() {
    return size * size * filters();
  }
}
