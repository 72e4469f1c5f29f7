package convscope.insight;

import convscope.model.Network;
import convscope.model.Shape;
import java.util.List;

/**
 * The part of a network's input that can affect one value of a layer's output, for any weights: the rectangle around
 * all of it, if a stride skips pixels.
 *
 * @param seen the rows and columns of the input
 * @param whole its extent if inputs had no edges; the same as {@code seen} for dense layers and those above
 */
public record ReceptiveField(Window seen, Window whole) {

  /**
   * The receptive field of position {@code (y, x)} of the output of layer number {@code layer}; of a dense layer the
   * only position is (0, 0).
   *
   * @throws IllegalArgumentException if there is no such layer or place
   */
  public static ReceptiveField of(Network network, int layer, int y, int x) {
    requirePlace(network, layer, y, x);
    List<Shape> inputs = network.inputs();
    Window seen = Window.place(y, x);
    Window whole = seen;
    boolean limited = true;
    for (int i = layer; i >= 0; i--) {
      limited &= network.layers().get(i).window().isPresent();
      // What no window covers, at the edges of an input without padding, is not seen even by all of them together.
      seen = Window.behind(network.layers().get(i), inputs.get(i), seen).on(inputs.get(i));
      whole = Window.behind(network.layers().get(i), inputs.get(i), whole);
    }
    return new ReceptiveField(seen, limited ? whole : seen);
  }

  /** Refuses a position outside the output of layer number {@code layer}. */
  static void requirePlace(Network network, int layer, int y, int x) {
    if (layer < 0 || layer >= network.layers().size()) {
      throw new IllegalArgumentException("Layer " + layer + " of " + network.layers().size());
    }
    Shape output = network.layers().get(layer).output(network.inputs().get(layer));
    if (!Window.whole(output).holds(y, x)) {
      throw new IllegalArgumentException("Place (" + y + ", " + x + ") of an output of " + output);
    }
  }
}
