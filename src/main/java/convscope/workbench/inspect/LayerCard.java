package convscope.workbench.inspect;

import convscope.model.Layer;
import convscope.model.LayerWindow;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer of the diagram.
 *
 * @param input the shape of its input
 * @param output the shape of its output
 * @param parameters its number of parameters
 * @param multiplyAdds for one image
 * @param share of the network's multiply-accumulates (MACs), 0 … 1
 */
record LayerCard(Layer layer, Shape input, Shape output, long parameters, long multiplyAdds, double share) {

  /** A card for each layer of {@code network}, in order. */
  static List<LayerCard> of(Network network) {
    List<LayerCard> cards = new ArrayList<>();
    List<Shape> inputs = network.inputs();
    double all = Math.max(1, network.multiplyAdds());
    for (int i = 0; i < inputs.size(); i++) {
      Layer layer = network.layers().get(i);
      Shape input = inputs.get(i);
      long parameters = layer.parameters(input).stream().mapToLong(Parameter::size).sum();
      cards.add(new LayerCard(layer, input, layer.output(input), parameters, layer.multiplyAdds(input),
          layer.multiplyAdds(input) / all));
    }
    return cards;
  }

  /** What kind of layer it is. */
  LayerKind kind() {
    return layer.accept(LayerKind.OF);
  }

  /** The stride of its window; 1 if it has none. */
  int stride() {
    return layer.window().map(LayerWindow::stride).orElse(1);
  }

  /** Whether its output is 1 × 1: only units. */
  boolean flat() {
    return output.height() == 1 && output.width() == 1;
  }
}
