package convscope.engine;

import convscope.model.BatchNormalization;
import java.util.Arrays;
import java.util.Map;

/** y = scale · (x − mean) / √(variance + ε) + shift, with the batch's mean and variance or the running ones. */
final class PlainBatchNormalization implements PlainLayer {
  private final BatchNormalization layer;
  private final int channels;
  private final Map<String, double[]> values;
  private final Map<String, double[]> gradients;

  PlainBatchNormalization(BatchNormalization layer, int channels, Map<String, double[]> values,
      Map<String, double[]> gradients) {
    this.layer = layer;
    this.channels = channels;
    this.values = values;
    this.gradients = gradients;
  }

  private double[] value(String variable) {
    return values.get(layer.name() + "/" + variable);
  }

  private double[] gradient(String variable) {
    return gradients.get(layer.name() + "/" + variable);
  }

  private double scale(int channel) {
    return layer.scale() ? value("scale")[channel] : 1;
  }

  private double deviation(double variance) {
    return Math.sqrt(variance + layer.epsilon());
  }

  /** {@code input} normalized by the means and variances. */
  private double[] normalized(double[] input, double[] means, double[] variances) {
    double[] normalized = new double[input.length];
    Arrays.setAll(normalized,
        i -> (input[i] - means[i % channels]) / deviation(variances[i % channels]));
    return normalized;
  }

  private double[] output(double[] normalized) {
    double[] output = new double[normalized.length];
    Arrays.setAll(output, i -> scale(i % channels) * normalized[i] + value("shift")[i % channels]);
    return output;
  }

  @Override
  public double[] forward(double[] input) {
    return output(normalized(input, value("mean"), value("variance")));
  }

  @Override
  public double[] backward(double[] input, double[] output, double[] outputGradient) {
    double[] normalized = normalized(input, value("mean"), value("variance"));
    double[] inputGradient = new double[input.length];
    for (int i = 0; i < input.length; i++) {
      int channel = i % channels;
      addGradients(channel, normalized[i], outputGradient[i]);
      inputGradient[i] = outputGradient[i] * scale(channel) / deviation(value("variance")[channel]);
    }
    return inputGradient;
  }

  private void addGradients(int channel, double normalized, double outputGradient) {
    gradient("shift")[channel] += outputGradient;
    if (layer.scale()) {
      gradient("scale")[channel] += outputGradient * normalized;
    }
  }

  /** How many values a channel has in a batch. */
  private int count(double[][] inputs) {
    return inputs.length * inputs[0].length / channels;
  }

  private double[] means(double[][] inputs) {
    double[] means = new double[channels];
    for (double[] input : inputs) {
      for (int i = 0; i < input.length; i++) {
        means[i % channels] += input[i] / count(inputs);
      }
    }
    return means;
  }

  /** The squared deviations of each channel, added up. */
  private double[] squares(double[][] inputs, double[] means) {
    double[] squares = new double[channels];
    for (double[] input : inputs) {
      for (int i = 0; i < input.length; i++) {
        squares[i % channels] += Math.pow(input[i] - means[i % channels], 2);
      }
    }
    return squares;
  }

  private double[] variances(double[][] inputs, double[] means) {
    return Arrays.stream(squares(inputs, means)).map(one -> one / count(inputs)).toArray();
  }

  @Override
  public double[][] train(double[][] inputs) {
    double[] means = means(inputs);
    double[] variances = variances(inputs, means);
    return Arrays.stream(inputs).map(input -> output(normalized(input, means, variances))).toArray(double[][]::new);
  }

  /** Step by step, as the chain rule goes: the value itself, the variance, the mean. */
  @Override
  public double[][] trainBack(double[][] inputs, double[][] outputs, double[][] outputGradients) {
    double[] means = means(inputs);
    double[] squares = squares(inputs, means);
    double[] variances = variances(inputs, means);
    int count = count(inputs);
    double[] byVariance = new double[channels];
    double[] byMean = new double[channels];
    for (int example = 0; example < inputs.length; example++) {
      double[] normalized = normalized(inputs[example], means, variances);
      for (int i = 0; i < normalized.length; i++) {
        int channel = i % channels;
        addGradients(channel, normalized[i], outputGradients[example][i]);
        double own = outputGradients[example][i] * scale(channel);
        byVariance[channel] -= own * (inputs[example][i] - means[channel])
            / (2 * Math.pow(deviation(variances[channel]), 3));
        byMean[channel] -= own / deviation(variances[channel]);
      }
    }
    for (int channel = 0; channel < channels; channel++) {
      gradient("mean")[channel] = means[channel];
      gradient("variance")[channel] = count > 1 ? squares[channel] / (count - 1) : 0;
    }
    double[][] inputGradients = new double[inputs.length][inputs[0].length];
    for (int example = 0; example < inputs.length; example++) {
      for (int i = 0; i < inputs[example].length; i++) {
        int channel = i % channels;
        inputGradients[example][i] = outputGradients[example][i] * scale(channel) / deviation(variances[channel])
            + byVariance[channel] * 2 * (inputs[example][i] - means[channel]) / count + byMean[channel] / count;
      }
    }
    return inputGradients;
  }
}
