package convscope.engine.dl4j;

import convscope.engine.LayerTime;
import convscope.foundation.Problem;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Parameter;
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
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network on a Deeplearning4j {@link MultiLayerNetwork} of our own layers, for one batch size, with every array it
 * will ever need made at once. Its passes go from layer to layer here, not through the network's own {@code fit} and
 * {@code output}, which would hand out fresh workspaces at every step.
 */
final class CompiledNetwork implements AutoCloseable {
  private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  private final Network description;
  private final MultiLayerNetwork network;
  private final List<LayerArrays> arrays = new ArrayList<>();

  CompiledNetwork(Network description, int batchSize, KernelSet kernels, GradientReach reach) {
    if (batchSize < 1 || batchSize > 1 << 16) {
      throw new Problem("A batch cannot have " + batchSize + " examples: give 1 to 65,536.");
    }
    this.description = description;
    NeuralNetConfiguration.ListBuilder configuration = new NeuralNetConfiguration.Builder()
        .dataType(DataType.FLOAT)
        .trainingWorkspaceMode(WorkspaceMode.NONE)
        .inferenceWorkspaceMode(WorkspaceMode.NONE)
        .list();
    List<Shape> shapes = description.inputs();
    INDArray input = zeros(batchSize, description.input());
    INDArray inputGradient = reach == GradientReach.INPUT ? zeros(batchSize, description.input()) : null;
    boolean trains = reach != GradientReach.NOWHERE;
    for (int i = 0; i < shapes.size(); i++) {
      Layer layer = description.layers().get(i);
      Shape shape = layer.output(shapes.get(i));
      INDArray output = zeros(batchSize, shape);
      INDArray outputGradient = trains ? zeros(batchSize, shape) : null;
      LayerArrays own = new LayerArrays(input, output, inputGradient, outputGradient);
      arrays.add(own);
      configuration.layer(new ScopeLayerConfiguration(layer, shapes.get(i), own, kernels));
      input = output;
      inputGradient = outputGradient;
    }
    network = new MultiLayerNetwork(configuration.build());
    network.init();
    if (trains) {
      network.initGradientsView();
    }
  }

  private static INDArray zeros(int batchSize, Shape shape) {
    return Nd4j.create(DataType.FLOAT, batchSize, shape.height(), shape.width(), shape.channels());
  }

  Network description() {
    return description;
  }

  /** Every parameter, one after the other in the order of {@link Network#parameters()}. */
  INDArray flatParameters() {
    return network.params();
  }

  /** Every gradient, laid out as the parameters are. */
  INDArray flatGradients() {
    return network.getFlattenedGradients();
  }

  /** What each layer reads and writes, in order. */
  List<LayerArrays> arrays() {
    return arrays;
  }

  /** Where a batch is put before a pass. */
  INDArray input() {
    return arrays.get(0).input();
  }

  INDArray logits() {
    return arrays.get(arrays.size() - 1).output();
  }

  /** Where the backward pass leaves the gradient of the first layer's input, if it reaches that far. */
  @Nullable INDArray inputGradient() {
    return arrays.get(0).inputGradient();
  }

  /** Where the loss's gradient is put before the backward pass. */
  INDArray logitsGradient() {
    return arrays.get(arrays.size() - 1).outputGradient();
  }

  void forward() {
    for (int i = 0; i < arrays.size(); i++) {
      forward(i);
    }
  }

  void backward() {
    for (int i = arrays.size() - 1; i >= 0; i--) {
      backward(i);
    }
  }

  private void forward(int i) {
    network.getLayer(i).activate(arrays.get(i).input(), arrays.get(i).trains(), NO_WORKSPACES);
  }

  private void backward(int i) {
    network.getLayer(i).backpropGradient(arrays.get(i).outputGradient(), NO_WORKSPACES);
  }

  /**
   * The time of every layer over {@code rounds} whole passes of what lies in the input, in milliseconds: medians.
   * Backward times are 0 in a classifier.
   */
  List<LayerTime> time(int rounds) {
    int layers = arrays.size();
    double[][] forward = new double[layers][rounds];
    double[][] backward = new double[layers][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < layers; i++) {
        long start = System.nanoTime();
        forward(i);
        forward[i][round] = (System.nanoTime() - start) / 1e6;
      }
      for (int i = layers - 1; i >= 0 && arrays.get(i).trains(); i--) {
        long start = System.nanoTime();
        backward(i);
        backward[i][round] = (System.nanoTime() - start) / 1e6;
      }
    }
    List<LayerTime> times = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      times.add(new LayerTime(description.layers().get(i).name(), median(forward[i]), median(backward[i])));
    }
    return times;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Puts {@code values}, by variable name, into the flat vector {@code flat}. */
  void write(Map<String, float[]> values, INDArray flat) {
    float[] all = new float[description.parameterCount()];
    int start = 0;
    for (Parameter parameter : description.parameters()) {
      float[] own = values.get(parameter.name());
      if (own == null || own.length != parameter.size()) {
        throw new Problem("The parameters do not fit network " + description.name() + ": " + parameter.name() + " needs "
            + parameter.size() + " values and has " + (own == null ? "none" : own.length)
            + "; use a checkpoint of the same network.");
      }
      System.arraycopy(own, 0, all, start, own.length);
      start += own.length;
    }
    HostMemory.write(all, all.length, flat);
  }

  /** A copy of the flat vector {@code flat}, by variable name. */
  Map<String, float[]> read(INDArray flat) {
    float[] all = new float[description.parameterCount()];
    HostMemory.read(flat, all);
    Map<String, float[]> values = new LinkedHashMap<>();
    int start = 0;
    for (Parameter parameter : description.parameters()) {
      values.put(parameter.name(), Arrays.copyOfRange(all, start, start + parameter.size()));
      start += parameter.size();
    }
    return values;
  }

  @Override
  public void close() {
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      ((ScopeLayer) layer).close();
    }
    closeNetwork();
    input().close();
    if (inputGradient() != null) {
      inputGradient().close();
    }
    for (LayerArrays own : arrays) {
      own.output().close();
      if (own.trains()) {
        own.outputGradient().close();
      }
    }
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
