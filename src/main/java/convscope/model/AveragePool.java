package convscope.model;

import java.util.List;
import java.util.Optional;

/**
 * The mean of the values under a window with {@code SAME} padding. Places in the padding do not count, as in TensorFlow's
 * {@code avg_pool}: at an edge the sum is divided by the places that are there.
 */
public record AveragePool(String name, int size, int stride) implements Layer {

  @Override
  public Shape output(Shape input) {
    Layer.requireWindow(name, size, stride);
    return input.strided(stride, input.channels());
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.averagePool(this);
  }

  @Override
  public Activation activation() {
    return Activation.NONE;
  }

  @Override
  public Optional<LayerWindow> window() {
    return Optional.of(new LayerWindow(size, stride));
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
