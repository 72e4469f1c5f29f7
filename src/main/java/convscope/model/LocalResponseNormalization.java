package convscope.model;

import convscope.foundation.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Local response normalization across channels (Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep
 * convolutional neural networks", 2012, section 3.3):
 * y_d = x_d / (bias + alpha · Σ x_j²)^beta, the sum over the channels j from d − radius to d + radius that exist.
 * As in TensorFlow, {@code alpha} is not divided by the number of channels in the window.
 */
public record LocalResponseNormalization(String name, int radius, double bias, double alpha, double beta)
    implements Layer {

  @Override
  public Shape output(Shape input) {
    if (radius < 1 || radius > 64) {
      throw Problem.of(Layer.class, "layer.radius", name, radius);
    }
    if (!(bias > 0 && alpha > 0 && beta > 0 && bias < 1e6 && alpha < 1e6 && beta < 1e6)) {
      throw Problem.of(Layer.class, "layer.normalization", name, String.valueOf(bias), String.valueOf(alpha),
          String.valueOf(beta));
    }
    return input;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.normalization(this);
  }

  @Override
  public Activation activation() {
    return Activation.NONE;
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
