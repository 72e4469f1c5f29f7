package convscope.engine.dl4j;

import convscope.engine.LayerTime;
import convscope.engine.ParameterLayout;
import convscope.engine.dl4j.kernel.BatchArray;
import convscope.engine.dl4j.kernel.Crew;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.LayerMethod;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Stage;
import convscope.engine.dl4j.kernel.StagedPass;
import convscope.foundation.Problem;
import convscope.model.Activation;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.natives.Natives;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network for one batch size, with every array it needs allocated in advance. Deeplearning4j's {@link
 * MultiLayerNetwork} holds the layers' descriptions, variables and gradients; our kernels do the arithmetic, whose work
 * for whole passes is planned once and done by the network's own {@link Crew}.
 */
final class CompiledNetwork implements AutoCloseable {
  /**
   * The memory that a part of the batch may use in the largest layer: about the size of a core's second-level cache.
   */
  private static final long PART_BYTES = 1200 << 10;
  private static final int MOST_EXAMPLES_A_PART = 16;

  private final Network description;
  private final ParameterLayout layout;
  private final MultiLayerNetwork network;
  private final List<Part> parts;
  private final List<BatchArray> outputs = new ArrayList<>();
  private final List<LayerMethod> methods = new ArrayList<>();
  private final List<LayerKernel> kernels = new ArrayList<>();
  private final List<BatchArray> gradients = new ArrayList<>();
  private final BatchArray input;
  private final @Nullable BatchArray inputGradient;
  private final Crew crew;
  /** The first layer that the backward pass reaches; {@link #gradients} begins with its output's. */
  private final int lowest;
  private boolean closed;

  CompiledNetwork(Network description, int batchSize, KernelSet set, GradientReach reach) {
    if (batchSize < 1 || batchSize > 1 << 16) {
      throw Problem.of(CompiledNetwork.class, "batch.size", batchSize);
    }
    this.description = description;
    layout = new ParameterLayout(description);
    lowest = reach.lowestLayer(description);
    parts = parts(description, batchSize);
    network = container(description, reach);
    List<Shape> shapes = description.inputs();
    for (int i = 0; i < shapes.size(); i++) {
      methods.add(set.method(description.layers().get(i), shapes.get(i), parts.size()));
      outputs.add(BatchArray.whole(batchSize, description.output(i), parts));
    }
    input = BatchArray.whole(batchSize, description.input(), parts);
    inputGradient = reach == GradientReach.INPUT ? BatchArray.whole(batchSize, description.input(), parts) : null;
    for (int i = lowest; i < shapes.size(); i++) {
      boolean last = i == shapes.size() - 1;
      boolean byPart = !last && methods.get(i).byPart() && methods.get(i + 1).byPart();
      gradients.add(byPart ? BatchArray.byWorker(batchSize, description.output(i), parts, set.workers())
          : BatchArray.whole(batchSize, description.output(i), parts));
    }
    HostMemory.settle();
    crew = new Crew(set.workers(), set::ready);
    // A library's per-thread data must be created on the thread that uses it.
    try {
      crew.run(List.of(new Stage(1, (worker, task) -> bind(set.workers(), reach))));
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  private static List<Part> parts(Network description, int batchSize) {
    if (!HostMemory.onHost()) {
      // Each part would need a separate copy.
      return Part.of(batchSize, batchSize);
    }
    long largest = 1;
    for (int i = 0; i < description.layers().size(); i++) {
      largest = Math.max(largest, (long) description.output(i).size() * Float.BYTES);
    }
    // A power of two, like most batch sizes, so that parts are equal and workers get the same number.
    long fitting = Math.max(1, Math.min(MOST_EXAMPLES_A_PART, PART_BYTES / largest));
    return Part.of(batchSize, (int) Long.highestOneBit(fitting));
  }

  private static MultiLayerNetwork container(Network description, GradientReach reach) {
    NeuralNetConfiguration.ListBuilder configuration = new NeuralNetConfiguration.Builder()
        .dataType(DataType.FLOAT)
        .trainingWorkspaceMode(WorkspaceMode.NONE)
        .inferenceWorkspaceMode(WorkspaceMode.NONE)
        .list();
    List<Shape> shapes = description.inputs();
    for (int i = 0; i < shapes.size(); i++) {
      configuration.layer(new ScopeLayerConfiguration(description.layers().get(i), shapes.get(i)));
    }
    MultiLayerNetwork made = new MultiLayerNetwork(configuration.build());
    made.init();
    if (reach != GradientReach.NOWHERE) {
      made.initGradientsView();
    }
    return made;
  }

  private void bind(int workers, GradientReach reach) {
    for (int i = 0; i < methods.size(); i++) {
      boolean goesBack = i >= lowest;
      boolean trains = reach.trains() && !description.frozen().contains(description.layers().get(i).name());
      Activation before = i == 0 ? Activation.NONE : description.layers().get(i - 1).activation();
      LayerArrays arrays = new LayerArrays(i == 0 ? input : outputs.get(i - 1), outputs.get(i),
          i > lowest ? gradients.get(i - 1 - lowest) : goesBack ? inputGradient : null,
          goesBack ? gradients.get(i - lowest) : null,
          trains, before == Activation.RELU, parts, workers);
      kernels.add(methods.get(i).binding().bind(arrays, ((ScopeLayer) network.getLayer(i)).variables()));
    }
  }

  Network description() {
    return description;
  }

  /** The layout of its vectors of variables. */
  ParameterLayout layout() {
    return layout;
  }

  /** Every parameter, one after the other in the order of {@link Network#parameters()}. */
  INDArray flatParameters() {
    return network.params();
  }

  /** Every gradient, in the same layout as the parameters. */
  INDArray flatGradients() {
    return network.getFlattenedGradients();
  }

  /** The output of layer number {@code layer}. */
  BatchArray output(int layer) {
    return outputs.get(layer);
  }

  /** The input of a pass. */
  BatchArray input() {
    return input;
  }

  BatchArray logits() {
    return outputs.get(outputs.size() - 1);
  }

  /** The gradient of the first layer's input after a backward pass, if it reaches that far. */
  @Nullable BatchArray inputGradient() {
    return inputGradient;
  }

  /** The gradient of the loss, the input of the backward pass. */
  BatchArray logitsGradient() {
    return gradients.get(gradients.size() - 1);
  }

  /**
   * An empty pass. Its owners are twice the layers: each forward, then each backward; other work belongs to the last.
   */
  StagedPass newPass() {
    return new StagedPass(parts, 2 * methods.size() + 1);
  }

  /** Plans the forward pass. */
  void layForward(StagedPass pass) {
    for (int i = 0; i < kernels.size(); i++) {
      pass.of(i);
      kernels.get(i).forward(pass);
    }
    pass.of(2 * kernels.size());
  }

  /** Plans the backward pass, after the forward one. */
  void layBackward(StagedPass pass) {
    for (int i = kernels.size() - 1; i >= lowest; i--) {
      pass.of(kernels.size() + i);
      kernels.get(i).backward(pass);
    }
    pass.of(2 * kernels.size());
    pass.settle();
    if (!HostMemory.onHost()) {
      pass.whole(1, (worker, task) -> HostMemory.settle());
    }
  }

  /** Runs what was planned. */
  void run(List<Stage> stages) {
    crew.run(stages);
  }

  /** The number of workers. */
  int workers() {
    return crew.size();
  }

  /** The memory of parameters, gradients and the values of a batch; the kernels' own buffers are not counted. */
  long bytes() {
    long bytes = (flatParameters().length() + flatGradients().length()) * Float.BYTES + input.bytes();
    for (BatchArray array : outputs) {
      bytes += array.bytes();
    }
    for (BatchArray array : gradients) {
      bytes += array.bytes();
    }
    return bytes;
  }

  /** The kernel of {@code set} for each layer of a network with batches of {@code batchSize}, by layer name. */
  static Map<String, String> arithmetic(Network description, int batchSize, KernelSet set) {
    Map<String, String> names = new LinkedHashMap<>();
    List<Shape> shapes = description.inputs();
    int parts = parts(description, batchSize).size();
    for (int i = 0; i < shapes.size(); i++) {
      Layer layer = description.layers().get(i);
      names.put(layer.name(), set.method(layer, shapes.get(i), parts).name());
    }
    return names;
  }

  /**
   * The time of every layer over {@code rounds} runs of {@code stages}, in milliseconds: medians of the workers' time
   * divided by their number. Backward times are 0 in a classifier.
   */
  List<LayerTime> time(StagedPass pass, List<Stage> stages, int rounds) {
    int layers = kernels.size();
    double[][] times = new double[2 * layers][rounds];
    for (int owner = 0; owner < 2 * layers; owner++) {
      pass.takeNanos(owner);
    }
    for (int round = 0; round < rounds; round++) {
      run(stages);
      for (int owner = 0; owner < 2 * layers; owner++) {
        times[owner][round] = pass.takeNanos(owner) / 1e6 / workers();
      }
    }
    List<LayerTime> all = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      all.add(new LayerTime(description.layers().get(i).name(), median(times[i]), median(times[layers + i])));
    }
    return all;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Puts {@code values}, by variable name, into the flat vector {@code flat}. */
  void write(Map<String, float[]> values, INDArray flat) {
    HostMemory.write(layout.flat(values), layout.count(), flat);
  }

  /** A copy of the flat vector {@code flat}, by variable name. */
  Map<String, float[]> read(INDArray flat) {
    float[] all = new float[layout.count()];
    HostMemory.read(flat, all);
    return layout.byName(all);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    crew.run(List.of(new Stage(1, (worker, task) -> kernels.forEach(LayerKernel::close))));
    crew.close();
    closeNetwork();
    input.close();
    if (inputGradient != null) {
      inputGradient.close();
    }
    outputs.forEach(BatchArray::close);
    gradients.forEach(BatchArray::close);
    Natives.giveMemoryBack();
  }

  /**
   * Does what {@link MultiLayerNetwork#close} does, without its two full garbage collections: they stop every thread,
   * including the window's, for a tenth of a second or more after each evaluation.
   */
  private void closeNetwork() {
    close(network.params());
    close(network.getFlattenedGradients());
    Updater updater = network.getUpdater(false);
    if (updater != null) {
      close(updater.getStateViewArray());
    }
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
  }

  private static void close(@Nullable INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
