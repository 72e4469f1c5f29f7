package convscope.engine;

import convscope.model.Layer;
import convscope.model.LayerWindow;
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

  /** A window of {@code layer}, with weights of its own for each place where {@code local}. */
  static PlainTaps window(Shape input, Layer layer, boolean local) {
    LayerWindow window = layer.window().orElseThrow();
    int size = window.size();
    int stride = window.stride();
    int up = window.rows(input).before();
    int left = window.columns(input).before();
    int columns = layer.output(input).width();
    int places = layer.output(input).height() * columns;
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
