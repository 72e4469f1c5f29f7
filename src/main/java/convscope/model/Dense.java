package convscope.model;

import java.util.List;
import java.util.Optional;

/**
 * A fully connected layer over its input flattened by height, width and channel. Its weights have the shape
 * {@code [inputs, units]}, its biases {@code [units]}.
 */
public record Dense(String name, int units, Activation activation, Weights weights) implements Layer {

  @Override
  public Shape output(Shape input) {
    Layer.requireUnits(name, units);
    weights.check(name);
    return new Shape(1, 1, units);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.dense(this);
  }

  @Override
  public Optional<LayerWindow> window() {
    return Optional.empty();
  }

  @Override
  public FilterUse filterUse() {
    return FilterUse.SHARED;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return List.of(
        Parameter.weights(name, weights, input.size(), units),
        Parameter.biases(name, weights, units));
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) input.size() * units;
  }
}
