package convscope.engine.dl4j;

import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.Padding;
import convscope.model.Shape;
import java.util.Arrays;
import java.util.Map;

/**
 * A network's forward pass written down plainly, from the layers' formulas and in double precision: so that a finite
 * difference can be too small to meet a kink.
 */
record ReferenceNetwork(Network network, Map<String, float[]> parameters) {

  /** The logits of one image. */
  double[] logits(double[] image) {
    double[] values = image;
    for (int i = 0; i < network.layers().size(); i++) {
      values = output(network.layers().get(i), network.inputs().get(i), values);
    }
    return values;
  }

  private double[] output(Layer layer, Shape input, double[] values) {
    return layer.accept(new LayerVisitor<>() {
      @Override
      public double[] convolution(Convolution one) {
        return convolve(one.name(), input, values, one.size(), one.stride(), false, one.activation());
      }

      @Override
      public double[] maxPool(MaxPool one) {
        return pool(input, values, one);
      }

      @Override
      public double[] normalization(LocalResponseNormalization one) {
        return normalize(values, input.channels(), one);
      }

      @Override
      public double[] locallyConnected(LocallyConnected one) {
        return convolve(one.name(), input, values, one.size(), 1, true, one.activation());
      }

      @Override
      public double[] dense(Dense one) {
        return sums(one, values);
      }
    });
  }

  private double[] convolve(String name, Shape input, double[] values, int size, int stride, boolean local,
      Activation activation) {
    float[] weights = parameters.get(name + "/weights");
    float[] biases = parameters.get(name + "/biases");
    int up = Padding.same(input.height(), size, stride).before();
    int left = Padding.same(input.width(), size, stride).before();
    int rows = (input.height() + stride - 1) / stride;
    int columns = (input.width() + stride - 1) / stride;
    int filters = local ? biases.length / rows / columns : biases.length;
    int depth = input.channels();
    double[] output = new double[rows * columns * filters];
    for (int place = 0; place < rows * columns; place++) {
      int own = local ? place : 0;
      double[] sums = new double[filters];
      for (int f = 0; f < filters; f++) {
        sums[f] = biases[own * filters + f];
      }
      for (int tap = 0; tap < size * size; tap++) {
        int y = place / columns * stride - up + tap / size;
        int x = place % columns * stride - left + tap % size;
        for (int c = 0; c < depth && y >= 0 && y < input.height() && x >= 0 && x < input.width(); c++) {
          double value = values[(y * input.width() + x) * depth + c];
          int at = ((own * size * size + tap) * depth + c) * filters;
          for (int f = 0; f < filters; f++) {
            sums[f] += value * weights[at + f];
          }
        }
      }
      System.arraycopy(activated(sums, activation), 0, output, place * filters, filters);
    }
    return output;
  }

  private static double[] activated(double[] sums, Activation activation) {
    return activation == Activation.NONE ? sums : Arrays.stream(sums).map(sum -> Math.max(0, sum)).toArray();
  }

  private static double[] pool(Shape input, double[] values, MaxPool layer) {
    int up = Padding.same(input.height(), layer.size(), layer.stride()).before();
    int left = Padding.same(input.width(), layer.size(), layer.stride()).before();
    Shape output = layer.output(input);
    double[] pooled = new double[output.size()];
    for (int i = 0; i < pooled.length; i++) {
      int c = i % input.channels();
      int top = i / input.channels() / output.width() * layer.stride() - up;
      int first = i / input.channels() % output.width() * layer.stride() - left;
      pooled[i] = Double.NEGATIVE_INFINITY;
      for (int y = Math.max(0, top); y < Math.min(input.height(), top + layer.size()); y++) {
        for (int x = Math.max(0, first); x < Math.min(input.width(), first + layer.size()); x++) {
          pooled[i] = Math.max(pooled[i], values[(y * input.width() + x) * input.channels() + c]);
        }
      }
    }
    return pooled;
  }

  private static double[] normalize(double[] values, int channels, LocalResponseNormalization layer) {
    double[] output = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double squares = 0;
      for (int j = -layer.radius(); j <= layer.radius(); j++) {
        int c = i % channels + j;
        squares += c >= 0 && c < channels ? values[i + j] * values[i + j] : 0;
      }
      output[i] = values[i] / Math.pow(layer.bias() + layer.alpha() * squares, layer.beta());
    }
    return output;
  }

  private double[] sums(Dense layer, double[] values) {
    float[] weights = parameters.get(layer.name() + "/weights");
    double[] sums = new double[layer.units()];
    for (int u = 0; u < sums.length; u++) {
      sums[u] = parameters.get(layer.name() + "/biases")[u];
    }
    for (int i = 0; i < values.length; i++) {
      for (int u = 0; u < sums.length; u++) {
        sums[u] += values[i] * weights[i * sums.length + u];
      }
    }
    return activated(sums, layer.activation());
  }
}
