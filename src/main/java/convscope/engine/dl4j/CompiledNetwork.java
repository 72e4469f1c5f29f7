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
 * A network for one batch size, with every array it will ever need made at once. Deeplearning4j's
 * {@link MultiLayerNetwork} holds the layers' descriptions, variables and gradients; the arithmetic is our kernels', whose
 * work for whole passes is laid out once and done by a {@link Crew} of its own.
 */
final class CompiledNetwork implements AutoCloseable {
  /** What a part of the batch may take up in the layer that gives most: about what a core has of second-level cache. */
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
  private boolean closed;

  CompiledNetwork(Network description, int batchSize, KernelSet set, GradientReach reach) {
    if (batchSize < 1 || batchSize > 1 << 16) {
      throw Problem.of(CompiledNetwork.class, "batch.size", batchSize);
    }
    this.description = description;
    layout = new ParameterLayout(description);
    parts = parts(description, batchSize);
    network = container(description, reach);
    List<Shape> shapes = description.inputs();
    for (int i = 0; i < shapes.size(); i++) {
      methods.add(set.method(description.layers().get(i), shapes.get(i), parts.size()));
      outputs.add(BatchArray.whole(batchSize, description.output(i), parts));
    }
    input = BatchArray.whole(batchSize, description.input(), parts);
    inputGradient = reach == GradientReach.INPUT ? BatchArray.whole(batchSize, description.input(), parts) : null;
    for (int i = 0; i < shapes.size() && reach != GradientReach.NOWHERE; i++) {
      boolean last = i == shapes.size() - 1;
      boolean byPart = !last && methods.get(i).byPart() && methods.get(i + 1).byPart();
      gradients.add(byPart ? BatchArray.byWorker(batchSize, description.output(i), parts, set.workers())
          : BatchArray.whole(batchSize, description.output(i), parts));
    }
    HostMemory.settle();
    crew = new Crew(set.workers(), set::ready);
    // What a library keeps for a thread is made on the thread that will use it.
    try {
      crew.run(List.of(new Stage(1, (worker, task) -> bind(set.workers(), reach))));
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  private static List<Part> parts(Network description, int batchSize) {
    if (!HostMemory.onHost()) {
      // Each part would be a copy of its own.
      return Part.of(batchSize, batchSize);
    }
    long largest = 1;
    for (int i = 0; i < description.layers().size(); i++) {
      largest = Math.max(largest, (long) description.output(i).size() * Float.BYTES);
    }
    // A power of two, so that batches, which are such most often, have parts of one size and workers the same number.
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
    boolean goesBack = reach != GradientReach.NOWHERE;
    for (int i = 0; i < methods.size(); i++) {
      Activation before = i == 0 ? Activation.NONE : description.layers().get(i - 1).activation();
      LayerArrays arrays = new LayerArrays(i == 0 ? input : outputs.get(i - 1), outputs.get(i),
          !goesBack ? null : i == 0 ? inputGradient : gradients.get(i - 1), goesBack ? gradients.get(i) : null,
          reach.trains(), before == Activation.RELU, parts, workers);
      kernels.add(methods.get(i).binding().bind(arrays, ((ScopeLayer) network.getLayer(i)).variables()));
    }
  }

  Network description() {
    return description;
  }

  /** How its vectors of variables are laid out. */
  ParameterLayout layout() {
    return layout;
  }

  /** Every parameter, one after the other in the order of {@link Network#parameters()}. */
  INDArray flatParameters() {
    return network.params();
  }

  /** Every gradient, laid out as the parameters are. */
  INDArray flatGradients() {
    return network.getFlattenedGradients();
  }

  /** What layer number {@code layer} gives. */
  BatchArray output(int layer) {
    return outputs.get(layer);
  }

  /** Where a batch is put before a pass. */
  BatchArray input() {
    return input;
  }

  BatchArray logits() {
    return outputs.get(outputs.size() - 1);
  }

  /** Where the backward pass leaves the gradient of the first layer's input, if it reaches that far. */
  @Nullable BatchArray inputGradient() {
    return inputGradient;
  }

  /** Where the loss's gradient is put before the backward pass. */
  BatchArray logitsGradient() {
    return gradients.get(gradients.size() - 1);
  }

  /** An empty pass. Its owners are twice the layers: each forward, then each backward; what is nobody's is the last's. */
  StagedPass newPass() {
    return new StagedPass(parts, 2 * methods.size() + 1);
  }

  /** Lays out the forward pass. */
  void layForward(StagedPass pass) {
    for (int i = 0; i < kernels.size(); i++) {
      pass.of(i);
      kernels.get(i).forward(pass);
    }
    pass.of(2 * kernels.size());
  }

  /** Lays out the backward pass, after the forward one. */
  void layBackward(StagedPass pass) {
    for (int i = kernels.size() - 1; i >= 0; i--) {
      pass.of(kernels.size() + i);
      kernels.get(i).backward(pass);
    }
    pass.of(2 * kernels.size());
    pass.settle();
    if (!HostMemory.onHost()) {
      pass.whole(1, (worker, task) -> HostMemory.settle());
    }
  }

  /** Does what was laid out. */
  void run(List<Stage> stages) {
    crew.run(stages);
  }

  /** How many workers share the work. */
  int workers() {
    return crew.size();
  }

  /** What parameters, gradients and the values of a batch take; what kernels keep beside them is not counted. */
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

  /** How each layer of a network is done by {@code set} for batches of {@code batchSize}, by its name. */
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
   * The time of every layer over {@code rounds} runs of {@code stages}, in milliseconds: medians of what workers spent on
   * it, shared among them. Backward times are 0 in a classifier.
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
   * What {@link MultiLayerNetwork#close} does, but for its two collections of all garbage: they stop every thread, that of
   * the window too, for a tenth of a second and more after each evaluation.
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
