package convscope.engine.dl4j;

import convscope.engine.dl4j.kernel.BatchArray;
import convscope.engine.dl4j.kernel.Crew;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Stage;
import convscope.engine.dl4j.kernel.StagedPass;
import convscope.engine.dl4j.kernel.Variables;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.foundation.CounterRandom;
import convscope.model.Activation;
import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** One layer on one set of kernels with random input, variables and output gradient: all from a seed. */
final class LayerBench implements AutoCloseable {
  private static final int PART = 3;

  final WholeArrays arrays;
  final Variables variables;
  final INDArray direction;
  private final LayerArrays own;
  private final boolean relu;
  private final Crew crew;
  private final List<Stage> forward;
  private final List<Stage> backward;
  private final LayerKernel[] kernel = new LayerKernel[1];

  LayerBench(KernelSet kernels, Layer layer, int batch, Shape input, long seed) {
    this(kernels, layer, batch, input, seed, false, true);
  }

  /**
   * With no array for the input's gradient where the layer is the {@code first}; if it {@code trains} as in training,
   * else as it is looked at.
   */
  LayerBench(KernelSet kernels, Layer layer, int batch, Shape input, long seed, boolean first, boolean trains) {
    Shape output = layer.output(input);
    List<Part> parts = Part.of(batch, PART);
    own = new LayerArrays(BatchArray.whole(batch, input, parts), BatchArray.whole(batch, output, parts),
        first ? null
        : BatchArray.whole(batch, input, parts), BatchArray.whole(batch, output, parts), trains, false, parts,
        kernels.workers());
    arrays = WholeArrays.of(own);
    relu = layer.activation() == Activation.RELU;
    try (INDArray some = random(seed, 1, batch, input.height(), input.width(), input.channels())) {
      arrays.input().assign(some);
    }
    direction = random(seed, 2, batch, output.height(), output.width(), output.channels());
    Map<ParameterRole, INDArray> values = new EnumMap<>(ParameterRole.class);
    Map<ParameterRole, INDArray> gradients = new EnumMap<>(ParameterRole.class);
    for (Parameter parameter : layer.parameters(input)) {
      long[] shape = Arrays.stream(parameter.shape()).asLongStream().toArray();
      INDArray some = random(seed, 3 + values.size(), parameter.size() + 5).muli(0.3);
      if (parameter.role() == ParameterRole.VARIANCE) {
        some.muli(some).addi(0.2);
      }
      values.put(parameter.role(), viewOf(some, shape));
      gradients.put(parameter.role(), viewOf(zeros(parameter.size() + 5), shape));
    }
    variables = new Variables(values, gradients);
    crew = new Crew(kernels.workers(), kernels::ready);
    crew.run(List.of(new Stage(1, (worker, task) ->
        kernel[0] = kernels.method(layer, input, parts.size()).binding().bind(own, variables))));
    StagedPass there = new StagedPass(parts, 1);
    kernel[0].forward(there);
    forward = there.stages();
    StagedPass back = new StagedPass(parts, 1);
    kernel[0].backward(back);
    backward = back.stages();
  }

  /** Computes the output. */
  void forward() {
    crew.run(forward);
  }

  /** Σ output ∘ direction, in double precision: a loss whose output gradient is {@code direction}. */
  double loss() {
    forward();
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
    forward();
    // Gradients come to a layer already taken through its activation.
    float[] output = values(arrays.output());
    float[] gradients = values(direction);
    for (int i = 0; i < gradients.length && relu; i++) {
      gradients[i] = output[i] > 0 ? gradients[i] : 0;
    }
    HostMemory.write(gradients, gradients.length, arrays.outputGradient());
    crew.run(backward);
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
    crew.run(List.of(new Stage(1, (worker, task) -> kernel[0].close())));
    crew.close();
  }
}
