package convscope.engine;

import convscope.model.Activation;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Shape;
import java.util.Arrays;
import java.util.Map;

/**
 * One layer written down plainly from its formula, in double precision, for one example at a time; in training for a
 * whole batch, since there a layer may go by it.
 */
interface PlainLayer {

  double[] forward(double[] input);

  /**
   * The loss's gradient by the input; those by the variables are added to what they are.
   *
   * @param output what {@link #forward} gave for {@code input}
   */
  double[] backward(double[] input, double[] output, double[] outputGradient);

  /** What it gives for each example of a batch that it is trained on. */
  default double[][] train(double[][] inputs) {
    return Arrays.stream(inputs).map(this::forward).toArray(double[][]::new);
  }

  /** The way back of {@link #train}, as {@link #backward} is that of {@link #forward}. */
  default double[][] trainBack(double[][] inputs, double[][] outputs, double[][] outputGradients) {
    double[][] inputGradients = new double[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      inputGradients[i] = backward(inputs[i], outputs[i], outputGradients[i]);
    }
    return inputGradients;
  }

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
    } else if (layer instanceof BatchNormalization normalization) {
      return new PlainBatchNormalization(normalization, input.channels(), values, gradients);
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
