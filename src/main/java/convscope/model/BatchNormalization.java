package convscope.model;

import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalization (Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing internal
 * covariate shift", 2015): y = scale · (x − mean) ∕ √(variance + epsilon) + shift, channel by channel.
 *
 * <p>In training, mean and variance are those of the channel's values in the batch, over all examples, rows and
 * columns; after a dense layer every unit is a channel. Otherwise, and in a frozen layer, they are the running
 * statistics, two variables of the layer. Each training step moves these towards the batch: statistic ← momentum ·
 * statistic + (1 − momentum) · the batch's. As in PyTorch, the variance that normalizes is the mean of the squared
 * deviations, and the one for the running statistics is their sum divided by one less than the number of values; of
 * one value it is 0.
 *
 * @param epsilon added to the variance
 * @param momentum the share of a running statistic that a step keeps, as in TensorFlow; PyTorch's is 1 less this
 * @param scale whether there is a scale, which is trained; the shift always is
 */
public record BatchNormalization(String name, double epsilon, double momentum, boolean scale) implements Layer {
  /** The usual epsilon. */
  public static final double EPSILON = 1e-5;
  /** The usual momentum. */
  public static final double MOMENTUM = 0.9;

  /** With a scale, the usual epsilon and the usual momentum. */
  public BatchNormalization(String name) {
    this(name, EPSILON, MOMENTUM, true);
  }

  @Override
  public Shape output(Shape input) {
    if (!(epsilon > 0 && epsilon < 1)) {
      throw Problem.of(Layer.class, "layer.epsilon", name, String.valueOf(epsilon));
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw Problem.of(Layer.class, "layer.momentum", name, String.valueOf(momentum));
    }
    return input;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.batchNormalization(this);
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
    int channels = input.channels();
    List<Parameter> own = new ArrayList<>();
    if (scale) {
      own.add(Parameter.trained(name, "scale", ParameterRole.SCALE, 1, channels));
    }
    own.add(Parameter.trained(name, "shift", ParameterRole.SHIFT, 0, channels));
    own.add(Parameter.statistic(name, "mean", ParameterRole.MEAN, 0, momentum, channels));
    own.add(Parameter.statistic(name, "variance", ParameterRole.VARIANCE, 1, momentum, channels));
    return own;
  }

  @Override
  public long multiplyAdds(Shape input) {
    return 0;
  }
}
