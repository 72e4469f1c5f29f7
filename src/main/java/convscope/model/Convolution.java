package convscope.model;

import convscope.foundation.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A convolution. Its weights have the shape {@code [size, size, input channels, filters]}, its biases
 * {@code [filters]}.
 *
 * @param size the height and width of a filter, in pixels
 * @param stride the stride, in pixels; larger than {@code size} to skip some, as 1 × 1 convolutions beside others do
 * @param padding around the input
 * @param biased whether it has biases
 */
public record Convolution(String name, int size, int stride, int filters, Activation activation, Weights weights,
    PaddingRule padding, boolean biased) implements Layer {

  /** With {@code SAME} padding and biases. */
  public Convolution(String name, int size, int stride, int filters, Activation activation, Weights weights) {
    this(name, size, stride, filters, activation, weights, PaddingRule.SAME, true);
  }

  @Override
  public Shape output(Shape input) {
    Layer.requireWindow(name, size, stride);
    Layer.requireFilters(name, filters);
    weights.check(name);
    if (padding.lines() >= size) {
      throw Problem.of(Layer.class, "layer.padding", name, padding.lines(), size);
    }
    int height = padding.windows(input.height(), size, stride);
    int width = padding.windows(input.width(), size, stride);
    if (height < 1 || width < 1) {
      throw Problem.of(Layer.class, "layer.window.outside", name, size, input.toString());
    }
    return new Shape(height, width, filters);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.convolution(this);
  }

  @Override
  public Optional<LayerWindow> window() {
    return Optional.of(new LayerWindow(size, stride, padding));
  }

  @Override
  public FilterUse filterUse() {
    return FilterUse.SHARED;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    Parameter own = Parameter.weights(name, weights, size, size, input.channels(), filters);
    return biased ? List.of(own, Parameter.biases(name, weights, filters)) : List.of(own);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) output(input).size() * size * size * input.channels();
  }
}
