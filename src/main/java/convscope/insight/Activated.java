package convscope.insight;

import convscope.model.ActivationLayer;
import java.util.Optional;

/**
 * A value of an activation function as a layer of its own: the input times a factor that depends on it.
 *
 * @param layer with the function
 * @param input the layer's input at the same place
 * @param factor what the function multiplies it by
 * @param value their product
 */
public record Activated(ActivationLayer layer, double input, double factor, double value) implements Derivation {

  static Activated of(ActivationLayer layer, double input) {
    return new Activated(layer, input, layer.factor(input), layer.value(input));
  }

  /**
   * {@code rectified.kept} or {@code rectified.cut} by a ReLU, leaky or not, else the function's name: the value, the
   * input and the factor.
   */
  @Override
  public Sentence sentence() {
    String key = switch (layer.function()) {
      case RELU, LEAKY_RELU -> input > 0 ? "rectified.kept" : "rectified.cut";
      case GELU -> "gelu";
      case SILU -> "silu";
    };
    return Sentence.of(key, value, input, factor);
  }

  @Override
  public <R> R accept(DerivationVisitor<R> visitor) {
    return visitor.activated(this);
  }

  @Override
  public Optional<WeightedSum> products() {
    return Optional.empty();
  }
}
