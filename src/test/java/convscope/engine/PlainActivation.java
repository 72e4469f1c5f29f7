package convscope.engine;

import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import java.util.function.DoubleUnaryOperator;

/** Each value times a factor: the function written down once more, with Φ as a series. */
record PlainActivation(ActivationLayer layer) implements PlainLayer {

  @Override
  public boolean relu() {
    return layer.function() == ActivationFunction.RELU;
  }

  private double value(double x) {
    return switch (layer.function()) {
      case RELU -> Math.max(0, x);
      case LEAKY_RELU -> Math.max(layer.slope() * x, x);
      case GELU -> x * phi(x);
      case SILU -> x / (1 + Math.exp(-x));
    };
  }

  private double derivative(double x) {
    return switch (layer.function()) {
      case RELU -> x > 0 ? 1 : 0;
      case LEAKY_RELU -> x > 0 ? 1 : layer.slope();
      case GELU -> phi(x) + x * density(x);
      case SILU -> {
        double sigmoid = 1 / (1 + Math.exp(-x));
        yield sigmoid + x * sigmoid * (1 - sigmoid);
      }
    };
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** Marsaglia, "Evaluating the normal distribution", 2004: ½ + φ(x) · (x + x³/3 + x⁵/(3·5) + …). */
  static double phi(double x) {
    double term = x;
    double sum = x;
    for (int i = 3; Math.abs(term) > 1e-18 * Math.abs(sum) && i < 400; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + density(x) * sum;
  }

  private static double[] each(double[] values, DoubleUnaryOperator function) {
    double[] results = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      results[i] = function.applyAsDouble(values[i]);
    }
    return results;
  }

  @Override
  public double[] forward(double[] input) {
    return each(input, this::value);
  }

  @Override
  public double[] backward(double[] input, double[] output, double[] outputGradient) {
    double[] inputGradient = each(input, this::derivative);
    for (int i = 0; i < inputGradient.length; i++) {
      inputGradient[i] *= outputGradient[i];
    }
    return inputGradient;
  }
}
