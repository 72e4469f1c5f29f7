package convscope.engine.gpu;

import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardBuffer;
import convscope.model.Shape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place of a layer in a network for one batch size. Activations are {@code [batch, height, width, channels]}.
 *
 * @param inputGradient the gradient of its input; null, and not to be asked for, if not needed
 * @param outputGradient the gradient of its output; null, and not to be asked for, for inference only
 * @param parameters all variables of the network in one vector
 * @param gradients the gradients by them; null, and not to be asked for, if not needed
 * @param first the number of the layer's first variable's first value in both
 * @param trains whether it trains: it is not frozen, and the network not only looked at
 * @param masked whether its input comes out of a ReLU, whose gradient its own backward pass takes over
 */
record LayerPlace(Card card, int batch, Shape in, Shape out, CardBuffer input, CardBuffer output,
    @Nullable CardBuffer inputGradient, @Nullable CardBuffer outputGradient, CardBuffer parameters,
    @Nullable CardBuffer gradients, int first, boolean trains, boolean masked) {

  @Override
  public CardBuffer inputGradient() {
    return Objects.requireNonNull(inputGradient, "There are no such gradients here");
  }

  @Override
  public CardBuffer outputGradient() {
    return Objects.requireNonNull(outputGradient, "There are no such gradients here");
  }

  @Override
  public CardBuffer gradients() {
    return Objects.requireNonNull(gradients, "There are no such gradients here");
  }

  /** Whether the gradient of its input is needed. */
  boolean hasInputGradient() {
    return inputGradient != null;
  }

  /** Whether the gradients by its variables are needed. */
  boolean hasGradients() {
    return gradients != null;
  }

  /** The number of values of its input, for the whole batch. */
  int inputCount() {
    return Math.multiplyExact(batch, in.size());
  }

  /** The number of values of its output, for the whole batch. */
  int outputCount() {
    return Math.multiplyExact(batch, out.size());
  }

  /** {@link #masked} as the kernels take it. */
  int mask() {
    return masked ? 1 : 0;
  }
}
