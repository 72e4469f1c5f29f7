package convscope.model;

import java.util.List;
import java.util.Optional;

/**
 * A layer that reduces each channel's values under a window to one value, with {@code SAME} padding, and has no
 * parameters. The kind determines the reduction.
 */
public sealed interface Pool extends Layer permits MaxPool, AveragePool {

  /** The window's height and width, in positions of the input. */
  int size();

  /** How far apart two neighboring windows are, in positions of the input. */
  int stride();

  @Override
  default Shape output(Shape input) {
    Layer.requireWindow(name(), size(), stride());
    Layer.requireNoGaps(name(), size(), stride());
    return input.strided(stride(), input.channels());
  }

  @Override
  default Activation activation() {
    return Activation.NONE;
  }

  @Override
  default Optional<LayerWindow> window() {
    return Optional.of(new LayerWindow(size(), stride()));
  }

  @Override
  default FilterUse filterUse() {
    return FilterUse.NONE;
  }

  @Override
  default List<Parameter> parameters(Shape input) {
    return List.of();
  }

  @Override
  default long multiplyAdds(Shape input) {
    return 0;
  }
}
