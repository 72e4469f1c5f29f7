package convscope.engine;

import convscope.model.Activation;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Shape;
import java.util.Map;

/** One layer written down plainly from its formula, in double precision, for one example at a time. */
interface PlainLayer {

  double[] forward(double[] input);

  /**
   * The loss's gradient by the input; those by the variables are added to what they are.
   *
   * @param output what {@link #forward} gave for {@code input}
   */
  double[] backward(double[] input, double[] output, double[] outputGradient);

  /** Whether it ends in ReLU. */
  default boolean relu() {
    return false;
  }

  /** The layer that {@code layer} describes, whose variables and their gradients lie in the two maps by name. */
  static PlainLayer of(Layer layer, Shape input, Map<String, double[]> values, Map<String, double[]> gradients) {
    if (layer instanceof MaxPool pool) {
      return new PlainMaxPool(pool, input);
    } else if (layer instanceof AveragePool pool) {
      return new PlainAveragePool(pool, input);
    } else if (layer instanceof ActivationLayer function) {
      return new PlainActivation(function);
    } else if (layer instanceof LocalResponseNormalization normalization) {
      return new PlainNormalization(normalization, input.channels());
    }
    PlainTaps taps;
    Activation activation;
    if (layer instanceof Convolution one) {
      taps = PlainTaps.window(input, one, false);
      activation = one.activation();
    } else if (layer instanceof LocallyConnected one) {
      taps = PlainTaps.window(input, one, true);
      activation = one.activation();
    } else if (layer instanceof Dense one) {
      taps = PlainTaps.all(input.size());
      activation = one.activation();
    } else {
      throw new IllegalArgumentException("There is no plain " + layer);
    }
    String weights = layer.name() + "/weights";
    String biases = layer.name() + "/biases";
    // A layer without biases has zeros for them, whose gradients nobody asks for.
    int channels = layer.output(input).channels();
    return new PlainProduct(taps, activation == Activation.RELU, values.get(weights),
        values.getOrDefault(biases, new double[channels]), gradients.get(weights),
        gradients.getOrDefault(biases, new double[channels]));
  }
}
