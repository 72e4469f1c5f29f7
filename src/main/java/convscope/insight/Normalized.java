package convscope.insight;

import convscope.model.LocalResponseNormalization;
import java.util.Arrays;
import java.util.Optional;

/**
 * A value of a local response normalization: own ∕ base^beta, where base = bias + alpha · Σ neighbours².
 *
 * @param layer with the formula's bias, alpha and beta
 * @param firstChannel the channel of the first neighbor
 * @param neighbours the inputs at the same place from {@code firstChannel} on, the value's own channel among them
 * @param own the input of the value's own channel
 * @param squares Σ neighbours²
 * @param base bias + alpha · Σ neighbours²
 * @param divisor base^beta
 * @param value own ∕ divisor
 */
public record Normalized(LocalResponseNormalization layer, int firstChannel, float[] neighbours, double own,
    double squares, double base, double divisor, double value) implements Derivation {

  /** From the inputs of all channels at the value's place. */
  static Normalized of(LocalResponseNormalization layer, float[] inputs, int channel) {
    int first = Math.max(0, channel - layer.radius());
    float[] neighbours = Arrays.copyOfRange(inputs, first, Math.min(inputs.length, channel + layer.radius() + 1));
    double squares = 0;
    for (float neighbour : neighbours) {
      squares += (double) neighbour * neighbour;
    }
    double base = layer.bias() + layer.alpha() * squares;
    double divisor = Math.pow(base, layer.beta());
    return new Normalized(layer, first, neighbours, inputs[channel], squares, base, divisor, inputs[channel] / divisor);
  }

  /** {@code normalized}: own, the formula's bias and alpha, squares, beta, divisor, value; how many neighbors. */
  @Override
  public Sentence sentence() {
    return Sentence.of("normalized", own, layer.bias(), layer.alpha(), squares, layer.beta(), divisor, value)
        .with(neighbours.length);
  }

  @Override
  public <R> R accept(DerivationVisitor<R> visitor) {
    return visitor.normalized(this);
  }

  @Override
  public Optional<WeightedSum> products() {
    return Optional.empty();
  }
}
