package convscope.model;

import java.util.List;
import java.util.Optional;

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
    Layer.requireFilters(name, filters);
    weights.check(name);
    return input.strided(stride, filters);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.convolution(this);
  }

  @Override
  public Optional<LayerWindow> window() {
    return Optional.of(new LayerWindow(size, stride));
  }

  @Override
  public FilterUse filterUse() {
    return FilterUse.SHARED;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return List.of(
        Parameter.weights(name, weights, size, size, input.channels(), filters),
        Parameter.biases(name, weights, filters));
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) output(input).size() * size * size * input.channels();
  }
}
