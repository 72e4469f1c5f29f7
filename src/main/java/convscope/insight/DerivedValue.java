package convscope.insight;

import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.FilterUse;
import convscope.model.Layer;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import java.util.Arrays;
import java.util.Map;

/**
 * One value of a layer's output, to be derived according to the layer's kind.
 *
 * @param parameters by name
 * @param source the shape of the layer's input
 * @param input the layer's input for one example
 * @param y the row of the value
 * @param x the column of the value
 */
record DerivedValue(Map<String, float[]> parameters, Shape source, float[] input, int y, int x, int channel)
    implements LayerVisitor<Derivation> {

  @Override
  public Derivation convolution(Convolution layer) {
    return weightedSum(layer);
  }

  @Override
  public Derivation maxPool(MaxPool layer) {
    return Largest.of(window(layer), source, input, channel);
  }

  @Override
  public Derivation averagePool(AveragePool layer) {
    return Mean.of(window(layer), source, input, channel);
  }

  @Override
  public Derivation normalization(LocalResponseNormalization layer) {
    int at = (y * source.width() + x) * source.channels();
    return Normalized.of(layer, Arrays.copyOfRange(input, at, at + source.channels()), channel);
  }

  @Override
  public Derivation batchNormalization(BatchNormalization layer) {
    return BatchNormalized.of(layer, input[(y * source.width() + x) * source.channels() + channel],
        new BatchNormalized.Channel(layer.scale() ? value(layer, ParameterRole.SCALE) : 1,
            value(layer, ParameterRole.SHIFT), value(layer, ParameterRole.MEAN),
            value(layer, ParameterRole.VARIANCE)));
  }

  /** The channel's value of the variable of role {@code role}. */
  private double value(Layer layer, ParameterRole role) {
    return LayerValues.of(layer, source, role, parameters)[channel];
  }

  @Override
  public Derivation activation(ActivationLayer layer) {
    return Activated.of(layer, input[(y * source.width() + x) * source.channels() + channel]);
  }

  @Override
  public Derivation locallyConnected(LocallyConnected layer) {
    return weightedSum(layer);
  }

  @Override
  public Derivation dense(Dense layer) {
    return weightedSum(layer);
  }

  private Window window(Layer layer) {
    return Window.behind(layer, source, Window.place(y, x));
  }

  private Derivation weightedSum(Layer layer) {
    Shape output = layer.output(source);
    int place = layer.filterUse() == FilterUse.BY_PLACE ? y * output.width() + x : 0;
    return WeightedSum.of(window(layer), source, input, new WeightedSum.Filter(
        LayerValues.of(layer, source, ParameterRole.WEIGHTS, parameters),
        LayerValues.of(layer, source, ParameterRole.BIASES, parameters), place, output.channels(), channel),
        layer.activation());
  }
}
