package convscope.insight;

import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.Arrays;
import java.util.Map;

/** How one value of a layer's output came about, worked out again in double precision with all that went into it. */
public sealed interface Derivation permits WeightedSum, Largest, Normalized {

  /** The value: what the engine computes in single precision. */
  double value();

  /**
   * The derivation of one value of the output of layer number {@code layer}.
   *
   * @param parameters by name, as in {@link convscope.engine.Classifier}
   * @param input the layer's input for one example, {@code [height, width, channels]} row-major
   * @param y the row of the value; 0 for a dense layer, like {@code x}
   * @param channel its channel; a dense layer's unit
   * @throws IllegalArgumentException if there is no such value, or {@code input} is not of the layer's size
   */
  static Derivation of(Network network, Map<String, float[]> parameters, int layer, float[] input, int y, int x,
      int channel) {
    ReceptiveField.requirePlace(network, layer, y, x);
    Shape shape = network.inputs().get(layer);
    Layer one = network.layers().get(layer);
    Shape output = one.output(shape);
    if (input.length != shape.size() || channel < 0 || channel >= output.channels()) {
      throw new IllegalArgumentException("Channel " + channel + " of layer " + one.name() + " from " + input.length
          + " values, where " + output + " come from " + shape);
    }
    if (one instanceof LocalResponseNormalization normalization) {
      int at = (y * shape.width() + x) * shape.channels();
      return Normalized.of(normalization, Arrays.copyOfRange(input, at, at + shape.channels()), channel);
    }
    Window window = Window.behind(one, shape, Window.place(y, x));
    if (one.parameters(shape).isEmpty()) {
      return Largest.of(window, shape, input, channel);
    }
    // A locally connected layer has its own filters and biases at every place, the others one set for all.
    int place = one instanceof LocallyConnected ? y * output.width() + x : 0;
    return WeightedSum.of(window, shape, input, new WeightedSum.Filter(parameters.get(one.name() + "/weights"),
        parameters.get(one.name() + "/biases"), place, output.channels(), channel), activation(one));
  }

  private static Activation activation(Layer layer) {
    if (layer instanceof Convolution convolution) {
      return convolution.activation();
    } else if (layer instanceof LocallyConnected local) {
      return local.activation();
    }
    return ((Dense) layer).activation();
  }
}
