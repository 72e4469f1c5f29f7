package convscope.engine.dl4j;

import convscope.engine.LayerProbe;
import convscope.engine.Probe;
import convscope.model.Activation;
import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads figures off a network's arrays where they lie, a stretch at a time: an example's activations fit the processor's
 * cache, where a copy of a whole layer's would not.
 */
final class Insides {
  private static final int STRETCH = 1 << 14;

  private final CompiledNetwork network;
  private float[] stretch = new float[STRETCH];

  Insides(CompiledNetwork network) {
    this.network = network;
  }

  Probe probe() {
    List<LayerProbe> layers = new ArrayList<>();
    List<Shape> shapes = network.description().inputs();
    long start = 0;
    for (int i = 0; i < shapes.size(); i++) {
      Layer layer = network.description().layers().get(i);
      Activations activations = activations(network.arrays().get(i).output());
      double weightNorm = 0;
      double gradientNorm = 0;
      for (Parameter parameter : layer.parameters(shapes.get(i))) {
        if (parameter.role() == ParameterRole.WEIGHTS) {
          weightNorm = norm(network.flatParameters(), start, parameter.size());
          gradientNorm = norm(network.flatGradients(), start, parameter.size());
        }
        start += parameter.size();
      }
      layers.add(activations.describe(layer.name(), layer.activation() == Activation.RELU, weightNorm,
          gradientNorm));
    }
    return new Probe(layers);
  }

  private Activations activations(INDArray output) {
    int channels = (int) output.size(3);
    int example = (int) (output.length() / output.size(0));
    if (stretch.length < example) {
      stretch = new float[example];
    }
    Activations activations = new Activations(channels);
    for (int i = 0; i < Math.min(Probe.EXAMPLES, output.size(0)); i++) {
      HostMemory.read(output, (long) i * example, example, stretch);
      activations.add(stretch, example);
    }
    return activations;
  }

  /** The Euclidean norm of {@code count} values of {@code flat} from {@code first} on; NaN or infinite if any of them is. */
  private double norm(INDArray flat, long first, int count) {
    double even = 0;
    double odd = 0;
    for (int done = 0; done < count; done += stretch.length) {
      int some = Math.min(stretch.length, count - done);
      HostMemory.read(flat, first + done, some, stretch);
      // Two sums, so that neither addition waits for the other.
      for (int i = 0; i + 1 < some; i += 2) {
        even += (double) stretch[i] * stretch[i];
        odd += (double) stretch[i + 1] * stretch[i + 1];
      }
      if (some % 2 == 1) {
        even += (double) stretch[some - 1] * stretch[some - 1];
      }
    }
    return Math.sqrt(even + odd);
  }

  /** The figures of one layer's activations as they are gathered. */
  private static final class Activations {
    private final int[] alive;
    private long count;
    private long zeros;
    private double sum;
    private double squares;
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;

    Activations(int channels) {
      alive = new int[channels];
    }

    /** Adds one example, {@code [height, width, channels]}. */
    void add(float[] values, int size) {
      int none = 0;
      double total = 0;
      double power = 0;
      float low = min;
      float high = max;
      for (int i = 0; i < size; i += alive.length) {
        for (int c = 0; c < alive.length; c++) {
          float value = values[i + c];
          // No branches: half of the values are zero, and which ones no processor can guess.
          int zero = value == 0 ? 1 : 0;
          none += zero;
          alive[c] |= 1 - zero;
          total += value;
          power += (double) value * value;
          low = value < low ? value : low;
          high = value > high ? value : high;
        }
      }
      count += size;
      zeros += none;
      sum += total;
      squares += power;
      min = low;
      max = high;
    }

    LayerProbe describe(String layer, boolean activated, double weightNorm, double gradientNorm) {
      int dead = 0;
      for (int lives : alive) {
        dead += 1 - lives;
      }
      double mean = sum / count;
      double variance = Math.max(0, squares / count - mean * mean);
      // The sum of squares of floats cannot overflow a double, so that it is finite just where all the values are.
      boolean finite = Double.isFinite(squares) && Double.isFinite(weightNorm) && Double.isFinite(gradientNorm);
      return new LayerProbe(layer, activated, (double) zeros / count, alive.length, dead, mean, Math.sqrt(variance), min,
          max, finite, weightNorm, gradientNorm);
    }
  }
}
