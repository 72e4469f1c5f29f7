package convscope.model;

import java.util.List;
import java.util.Optional;

/**
 * A layer like a convolution with {@code SAME} padding and stride 1, but with separate filters at every position (the
 * top of Krizhevsky's original CIFAR-10 model, cuda-convnet 2011). Its weights have the shape {@code [height, width,
 * size · size · input channels, filters]}, the third axis running over the window's rows, columns and channels; its
 * biases, one for every filter at every position, {@code [height, width, filters]}.
 *
 * @param size the height and width of a filter, in pixels
 */
public record LocallyConnected(String name, int size, int filters, Activation activation, Weights weights)
    implements Layer {

  @Override
  public Shape output(Shape input) {
    Layer.requireWindow(name, size, 1);
    Layer.requireFilters(name, filters);
    weights.check(name);
    return input.strided(1, filters);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.locallyConnected(this);
  }

  @Override
  public Optional<LayerWindow> window() {
    return Optional.of(new LayerWindow(size, 1));
  }

  @Override
  public FilterUse filterUse() {
    return FilterUse.BY_PLACE;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return List.of(
        Parameter.weights(name, weights, input.height(), input.width(), size * size * input.channels(), filters),
        Parameter.biases(name, weights, input.height(), input.width(), filters));
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) output(input).size() * size * size * input.channels();
  }
}
