package convscope.model;

import java.util.List;

/**
 * A convolution with {@code SAME} padding. Its weights have the shape {@code [size, size, input channels, filters]},
 * its biases {@code [filters]}.
 *
 * @param size the height and width of a filter, in pixels
 */
public record Convolution(String name, int size, int stride, int filters, Activation activation, Weights weights)
    implements Layer {

  @Override
  public Shape output(Shape input) {
    Layer.requireWindow(name, size, stride);
    Layer.requireWidth(name, "filters", filters);
    weights.check(name);
    return input.strided(stride, filters);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return List.of(
        new Parameter(name + "/weights", new int[] {size, size, input.channels(), filters}, weights.stddev(), 0,
            weights.decay()),
        new Parameter(name + "/biases", new int[] {filters}, 0, weights.bias(), 0));
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) output(input).size() * size * size * input.channels();
  }
}
