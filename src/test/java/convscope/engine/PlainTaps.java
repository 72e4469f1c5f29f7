package convscope.engine;

import convscope.model.Padding;
import convscope.model.Shape;
import java.util.stream.IntStream;

/**
 * What a layer's outputs are sums of: at each place of the output the numbers of the input's values that go into it,
 * and for each the row of the weights that it is multiplied by.
 *
 * @param ownBiases whether each place has biases of its own
 */
record PlainTaps(int[][] values, int[][] rows, boolean ownBiases) {

  /** One place that sees every one of {@code size} values. */
  static PlainTaps all(int size) {
    int[] each = IntStream.range(0, size).toArray();
    return new PlainTaps(new int[][] {each}, new int[][] {each}, false);
  }

  /** A window with {@code SAME} padding, with weights of its own for each place where {@code local}. */
  static PlainTaps window(Shape input, int size, int stride, boolean local) {
    int up = Padding.same(input.height(), size, stride).before();
    int left = Padding.same(input.width(), size, stride).before();
    int columns = (input.width() + stride - 1) / stride;
    int places = (input.height() + stride - 1) / stride * columns;
    int depth = input.channels();
    int[][] values = new int[places][];
    int[][] rows = new int[places][];
    for (int place = 0; place < places; place++) {
      int top = place / columns * stride - up;
      int first = place % columns * stride - left;
      int[] taps = IntStream.range(0, size * size)
          .filter(tap -> inside(top + tap / size, input.height()) && inside(first + tap % size, input.width()))
          .toArray();
      int own = local ? place * size * size : 0;
      values[place] = new int[taps.length * depth];
      rows[place] = new int[taps.length * depth];
      for (int i = 0; i < values[place].length; i++) {
        int tap = taps[i / depth];
        int pixel = (top + tap / size) * input.width() + first + tap % size;
        values[place][i] = pixel * depth + i % depth;
        rows[place][i] = (own + tap) * depth + i % depth;
      }
    }
    return new PlainTaps(values, rows, local);
  }

  private static boolean inside(int at, int size) {
    return at >= 0 && at < size;
  }
}
