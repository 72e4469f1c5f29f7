package convscope.engine.gpu;

import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.Tile;
import convscope.model.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Where a layer stands in a network for one batch size. Activations are {@code [batch, height, width, channels]}.
 *
 * @param tile how its products are cut up
 * @param inputGradient where the gradient of its input goes; null where nobody wants it
 * @param outputGradient the gradient of its output; null in a network that only looks
 * @param parameters all variables of the network in one vector
 * @param gradients the gradients by them; null where nobody wants them
 * @param first the number of the layer's first variable's first value in both
 * @param masked whether its input comes out of a ReLU, whose gradient its own backward pass takes over
 */
record LayerPlace(Card card, Tile tile, int batch, Shape in, Shape out, CardBuffer input, CardBuffer output,
    @Nullable CardBuffer inputGradient, @Nullable CardBuffer outputGradient, CardBuffer parameters,
    @Nullable CardBuffer gradients, int first, boolean masked) {

  /** How many values its input has, of the whole batch. */
  int inputCount() {
    return Math.multiplyExact(batch, in.size());
  }

  /** How many values its output has, of the whole batch. */
  int outputCount() {
    return Math.multiplyExact(batch, out.size());
  }

  /** {@link #masked} as the kernels take it. */
  int mask() {
    return masked ? 1 : 0;
  }
}
