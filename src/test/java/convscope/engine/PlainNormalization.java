package convscope.engine;

import convscope.model.LocalResponseNormalization;

/** y = x · s^−β with s = bias + α · Σ x² over the channels within the radius. */
record PlainNormalization(LocalResponseNormalization layer, int channels) implements PlainLayer {

  private int first(int value) {
    return value - Math.min(layer.radius(), value % channels);
  }

  private int last(int value) {
    return value + Math.min(layer.radius(), channels - 1 - value % channels);
  }

  private double scale(double[] input, int value) {
    double squares = 0;
    for (int j = first(value); j <= last(value); j++) {
      squares += input[j] * input[j];
    }
    return layer.bias() + layer.alpha() * squares;
  }

  @Override
  public double[] forward(double[] input) {
    double[] output = new double[input.length];
    for (int i = 0; i < output.length; i++) {
      output[i] = input[i] * Math.pow(scale(input, i), -layer.beta());
    }
    return output;
  }

  @Override
  public double[] backward(double[] input, double[] output, double[] outputGradient) {
    double[] inputGradient = new double[input.length];
    for (int i = 0; i < input.length; i++) {
      double scale = scale(input, i);
      inputGradient[i] += outputGradient[i] * Math.pow(scale, -layer.beta());
      double shared = -2 * layer.alpha() * layer.beta() * outputGradient[i] * output[i] / scale;
      for (int j = first(i); j <= last(i); j++) {
        inputGradient[j] += shared * input[j];
      }
    }
    return inputGradient;
  }
}
