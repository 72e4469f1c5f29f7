package convscope.model;

import java.util.List;

/**
 * A fully connected layer over its input flattened by height, width and channel. Its weights have the shape
 * {@code [inputs, units]}, its biases {@code [units]}.
 */
public record Dense(String name, int units, Activation activation, Weights weights) implements Layer {

  @Override
  public Shape output(Shape input) {
    Layer.requireWidth(name, "units", units);
    weights.check(name);
    return new Shape(1, 1, units);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return List.of(
        new Parameter(name + "/weights", new int[] {input.size(), units}, weights.stddev(), 0, weights.decay()),
        new Parameter(name + "/biases", new int[] {units}, 0, weights.bias(), 0));
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) input.size() * units;
  }
}
