package convscope.engine;

import convscope.model.MaxPool;
import convscope.model.Shape;

/** The largest value under each window, which gets all of its gradient; of equal ones the first. */
final class PlainMaxPool implements PlainLayer {
  private final PlainTaps windows;
  private final int channels;

  PlainMaxPool(MaxPool layer, Shape input) {
    windows = PlainTaps.window(input, layer, false);
    channels = input.channels();
  }

  private int largest(double[] input, int output) {
    int best = -1;
    for (int value : windows.values()[output / channels]) {
      if (value % channels == output % channels && (best < 0 || input[value] > input[best])) {
        best = value;
      }
    }
    return best;
  }

  @Override
  public double[] forward(double[] input) {
    double[] output = new double[windows.values().length * channels];
    for (int i = 0; i < output.length; i++) {
      output[i] = input[largest(input, i)];
    }
    return output;
  }

  @Override
  public double[] backward(double[] input, double[] output, double[] outputGradient) {
    double[] inputGradient = new double[input.length];
    for (int i = 0; i < output.length; i++) {
      inputGradient[largest(input, i)] += outputGradient[i];
    }
    return inputGradient;
  }
}
