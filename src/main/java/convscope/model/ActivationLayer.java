package convscope.model;

import convscope.foundation.Problem;
import convscope.foundation.StandardNormal;
import java.util.List;
import java.util.Optional;

/**
 * An activation function of every value, as a layer of its own: for functions that other layers do not have as their
 * {@link Activation}, and for where it follows a layer without weights.
 *
 * @param slope of the leaky ReLU below zero, between 0 and 1; 0 for every other function
 */
public record ActivationLayer(String name, ActivationFunction function, double slope) implements Layer {

  @Override
  public Shape output(Shape input) {
    boolean leaky = function == ActivationFunction.LEAKY_RELU;
    if (leaky && !(slope > 0 && slope < 1)) {
      throw Problem.of(Layer.class, "layer.slope", name, String.valueOf(slope));
    }
    if (!leaky && slope != 0) {
      throw Problem.of(Layer.class, "layer.slope.none", name, String.valueOf(slope), function.name());
    }
    return input;
  }

  /** What {@code x} is multiplied by. */
  public double factor(double x) {
    return switch (function) {
      case RELU, LEAKY_RELU -> x > 0 ? 1 : slope;
      case GELU -> StandardNormal.cumulative(x);
      case SILU -> sigmoid(x);
    };
  }

  /** The function's value for {@code x}. */
  public double value(double x) {
    return x * factor(x);
  }

  /** The function's derivative at {@code x}. */
  public double derivative(double x) {
    return switch (function) {
      case RELU, LEAKY_RELU -> factor(x);
      case GELU -> StandardNormal.cumulative(x) + x * StandardNormal.density(x);
      case SILU -> sigmoid(x) * (1 + x * sigmoid(-x));
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.activation(this);
  }

  /** That of its output: values that came out of a ReLU are treated the same, whichever layer it belongs to. */
  @Override
  public Activation activation() {
    return function == ActivationFunction.RELU ? Activation.RELU : Activation.NONE;
  }

  @Override
  public Optional<LayerWindow> window() {
    return Optional.of(LayerWindow.PLACE);
  }

  @Override
  public FilterUse filterUse() {
    return FilterUse.NONE;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return List.of();
  }

  @Override
  public long multiplyAdds(Shape input) {
    return 0;
  }
}
