package convscope.engine.dl4j;

import convscope.engine.LayerProbe;
import convscope.engine.OutputFigures;
import convscope.engine.Probe;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.model.Activation;
import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes statistics from a network's arrays in place, one block at a time: an example's activations fit the
 * processor's cache, while a copy of a whole layer's would not.
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
      OutputFigures figures = figures(network.output(i).array());
      double weightNorm = 0;
      double gradientNorm = 0;
      for (Parameter parameter : layer.parameters(shapes.get(i))) {
        if (parameter.role() == ParameterRole.WEIGHTS) {
          weightNorm = norm(network.flatParameters(), start, parameter.size());
          gradientNorm = norm(network.flatGradients(), start, parameter.size());
        }
        start += parameter.size();
      }
      layers.add(figures.describe(layer.name(), layer.activation() == Activation.RELU, weightNorm, gradientNorm));
    }
    return new Probe(layers);
  }

  private OutputFigures figures(INDArray output) {
    int channels = (int) output.size(3);
    int example = (int) (output.length() / output.size(0));
    if (stretch.length < example) {
      stretch = new float[example];
    }
    OutputFigures figures = new OutputFigures(channels);
    for (int i = 0; i < Math.min(Probe.EXAMPLES, output.size(0)); i++) {
      HostMemory.read(output, (long) i * example, example, stretch);
      figures.add(stretch, 0, example);
    }
    return figures;
  }

  /**
   * The Euclidean norm of {@code count} values of {@code flat} from {@code first} on; NaN or infinite if any of them
   * is.
   */
  private double norm(INDArray flat, long first, int count) {
    double even = 0;
    double odd = 0;
    for (int done = 0; done < count; done += stretch.length) {
      int some = Math.min(stretch.length, count - done);
      HostMemory.read(flat, first + done, some, stretch);
      // Two sums, so that additions do not wait for each other.
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
}
