package convscope.engine;

/** Weighted sums, biases and activation: a convolution, a locally connected or a dense layer. */
record PlainProduct(PlainTaps taps, boolean relu, double[] weights, double[] biases, double[] weightGradients,
    double[] biasGradients) implements PlainLayer {

  private int filters() {
    return taps.ownBiases() ? biases.length / taps.values().length : biases.length;
  }

  @Override
  public double[] forward(double[] input) {
    int filters = filters();
    double[] output = new double[taps.values().length * filters];
    for (int place = 0; place < taps.values().length; place++) {
      for (int f = 0; f < filters; f++) {
        double sum = biases[(taps.ownBiases() ? place * filters : 0) + f];
        for (int i = 0; i < taps.values()[place].length; i++) {
          sum += input[taps.values()[place][i]] * weights[taps.rows()[place][i] * filters + f];
        }
        // Not Math.max, which would make a zero of what is no number.
        output[place * filters + f] = relu && sum < 0 ? 0 : sum;
      }
    }
    return output;
  }

  @Override
  public double[] backward(double[] input, double[] output, double[] outputGradient) {
    int filters = filters();
    double[] inputGradient = new double[input.length];
    for (int place = 0; place < taps.values().length; place++) {
      for (int f = 0; f < filters; f++) {
        double gradient = relu && output[place * filters + f] <= 0 ? 0 : outputGradient[place * filters + f];
        biasGradients[(taps.ownBiases() ? place * filters : 0) + f] += gradient;
        for (int i = 0; i < taps.values()[place].length; i++) {
          int value = taps.values()[place][i];
          int weight = taps.rows()[place][i] * filters + f;
          weightGradients[weight] += gradient * input[value];
          inputGradient[value] += gradient * weights[weight];
        }
      }
    }
    return inputGradient;
  }
}
