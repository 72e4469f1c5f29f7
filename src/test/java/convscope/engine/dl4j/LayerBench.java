package convscope.engine.dl4j;

import convscope.foundation.CounterRandom;
import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** One layer on one set of kernels with random input, variables and output gradient: all from a seed. */
final class LayerBench implements AutoCloseable {
  final LayerArrays arrays;
  final Variables variables;
  final INDArray direction;
  private final LayerKernel kernel;

  LayerBench(KernelSet kernels, Layer layer, int batch, Shape input, long seed) {
    this(kernels, layer, batch, input, seed, false);
  }

  /** With no array for the input's gradient where the layer is the {@code first}. */
  LayerBench(KernelSet kernels, Layer layer, int batch, Shape input, long seed, boolean first) {
    Shape output = layer.output(input);
    arrays = new LayerArrays(random(seed, 1, batch, input.height(), input.width(), input.channels()),
        zeros(batch, output.height(), output.width(), output.channels()),
        first ? null : zeros(batch, input.height(), input.width(), input.channels()),
        zeros(batch, output.height(), output.width(), output.channels()));
    direction = random(seed, 2, batch, output.height(), output.width(), output.channels());
    List<INDArray> values = new ArrayList<>();
    List<INDArray> gradients = new ArrayList<>();
    for (Parameter parameter : layer.parameters(input)) {
      long[] shape = Arrays.stream(parameter.shape()).asLongStream().toArray();
      values.add(viewOf(random(seed, 3 + values.size(), parameter.size() + 5).muli(0.3), shape));
      gradients.add(viewOf(zeros(parameter.size() + 5), shape));
    }
    variables = values.isEmpty() ? null
        : new Variables(values.get(0), values.get(1), gradients.get(0), gradients.get(1));
    kernel = kernels.kernel(layer, arrays, variables);
  }

  /** Σ output ∘ direction, in double precision: a loss whose output gradient is {@code direction}. */
  double loss() {
    kernel.forward();
    float[] output = values(arrays.output());
    float[] weights = values(direction);
    double sum = 0;
    for (int i = 0; i < output.length; i++) {
      sum += (double) output[i] * weights[i];
    }
    return sum;
  }

  /** Fills every gradient for the loss {@link #loss}. */
  void backward() {
    kernel.forward();
    arrays.outputGradient().assign(direction);
    kernel.backward();
  }

  static float[] values(INDArray array) {
    float[] values = new float[(int) array.length()];
    HostMemory.read(array, values);
    return values;
  }

  private static INDArray zeros(long... shape) {
    return Nd4j.zeros(DataType.FLOAT, shape);
  }

  /** Variables are views into a longer vector, as they are in a network. */
  private static INDArray viewOf(INDArray vector, long... shape) {
    return vector.get(NDArrayIndex.interval(5, vector.length())).reshape('c', shape);
  }

  private static INDArray random(long seed, long stream, long... shape) {
    CounterRandom random = new CounterRandom(seed, stream);
    INDArray array = zeros(shape);
    float[] values = new float[(int) array.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    HostMemory.write(values, values.length, array);
    return array;
  }

  @Override
  public void close() {
    kernel.close();
  }
}
