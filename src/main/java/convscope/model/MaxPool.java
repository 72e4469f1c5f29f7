package convscope.model;

import java.util.List;
import java.util.Optional;

/** The largest value under a window with {@code SAME} padding; padding never wins. */
public record MaxPool(String name, int size, int stride) implements Layer {

  @Override
  public Shape output(Shape input) {
    Layer.requireWindow(name, size, stride);
    return input.strided(stride, input.channels());
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.maxPool(this);
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
