package convscope.engine;

import convscope.model.AveragePool;
import convscope.model.Shape;

/** The mean of what lies under each window, padding not counted. */
final class PlainAveragePool implements PlainLayer {
  private final PlainTaps windows;
  private final int channels;

  PlainAveragePool(AveragePool layer, Shape input) {
    windows = PlainTaps.window(input, layer, false);
    channels = input.channels();
  }

  /** How many values lie under the window of value number {@code output}, in one channel. */
  private int count(int output) {
    return windows.values()[output / channels].length / channels;
  }

  @Override
  public double[] forward(double[] input) {
    double[] output = new double[windows.values().length * channels];
    for (int i = 0; i < output.length; i++) {
      for (int value : windows.values()[i / channels]) {
        if (value % channels == i % channels) {
          output[i] += input[value] / count(i);
        }
      }
    }
    return output;
  }

  @Override
  public double[] backward(double[] input, double[] output, double[] outputGradient) {
    double[] inputGradient = new double[input.length];
    for (int i = 0; i < output.length; i++) {
      for (int value : windows.values()[i / channels]) {
        if (value % channels == i % channels) {
          inputGradient[value] += outputGradient[i] / count(i);
        }
      }
    }
    return inputGradient;
  }
}
