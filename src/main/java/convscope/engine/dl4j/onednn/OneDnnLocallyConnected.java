package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;

import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Variables;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.model.Activation;
import convscope.model.LocallyConnected;
import convscope.model.Padding;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A locally connected layer with oneDNN: the windows are laid out side by side as {@code [batch, positions, window
 * values]}, with zeros for the padding, and every position is one matrix product of a batch of them.
 */
final class OneDnnLocallyConnected {
  /** One place of the window: the part of the image it covers, and where that stands among the patches. */
  private record Tap(long imageStart, long patchStart, memory.desc image, memory.desc patches, boolean centre) {}

  private final OneDnn oneDnn;
  private final WholeArrays arrays;
  private final Variables variables;
  private final OneDnnLayer kernel = new OneDnnLayer();
  private final long batch;
  private final long positions;
  private final long windowValues;
  private final long filters;
  private final List<Tap> taps;
  private final memory.desc patches;
  private final memory.desc output;

  private OneDnnLocallyConnected(OneDnn oneDnn, LocallyConnected layer, WholeArrays arrays, Variables variables) {
    this.oneDnn = oneDnn;
    this.arrays = arrays;
    this.variables = variables;
    batch = arrays.batch();
    positions = arrays.input().size(1) * arrays.input().size(2);
    windowValues = variables.weights().size(2);
    filters = layer.filters();
    taps = taps(layer.size());
    patches = OneDnn.strided(new long[] {positions, batch, windowValues}, windowValues, positions * windowValues, 1);
    output = OneDnn.strided(new long[] {positions, batch, filters}, filters, positions * filters, 1);
  }

  static LayerKernel kernel(OneDnn oneDnn, LocallyConnected layer, WholeArrays arrays, Variables variables) {
    OneDnnLocallyConnected local = new OneDnnLocallyConnected(oneDnn, layer, arrays, variables);
    INDArray windows = local.newPatches();
    local.addForward(layer.activation(), windows);
    if (arrays.goesBack()) {
      local.addVariableGradients(windows);
      if (arrays.hasInputGradient()) {
        local.addInputGradient();
        local.kernel.gating(oneDnn, arrays);
      }
    }
    return local.kernel;
  }

  private INDArray newPatches() {
    INDArray made = Nd4j.zeros(DataType.FLOAT, batch, positions, windowValues);
    kernel.holding(made);
    return made;
  }

  private List<Tap> taps(int size) {
    long height = arrays.input().size(1);
    long width = arrays.input().size(2);
    long channels = arrays.input().size(3);
    int before = Padding.same((int) height, size, 1).before();
    long[] imageStrides = {height * width * channels, 1, width * channels, channels};
    long[] patchStrides = {positions * windowValues, 1, width * windowValues, windowValues};
    List<Tap> all = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int down = row - before;
        int right = column - before;
        long rows = height - Math.abs(down);
        long columns = width - Math.abs(right);
        if (rows <= 0 || columns <= 0) {
          continue;
        }
        long[] covered = {batch, channels, rows, columns};
        long image = (Math.max(0, down) * width + Math.max(0, right)) * channels;
        long patch = (Math.max(0, -down) * width + Math.max(0, -right)) * windowValues
            + ((long) row * size + column) * channels;
        all.add(new Tap(image, patch, OneDnn.strided(covered, imageStrides), OneDnn.strided(covered, patchStrides),
            down == 0 && right == 0));
      }
    }
    return all;
  }

  private void addForward(Activation activation, INDArray windows) {
    for (Tap tap : taps) {
      kernel.thenForward(oneDnn.reorder(oneDnn.over(arrays.input(), tap.imageStart(), tap.image()),
          oneDnn.over(windows, tap.patchStart(), tap.patches())));
    }
    memory.desc weights = OneDnn.strided(new long[] {positions, windowValues, filters}, windowValues * filters, filters,
        1);
    kernel.thenForward(product(oneDnn.over(windows, patches), oneDnn.over(variables.weights(), weights),
        oneDnn.over(arrays.output(), output)));
    addBiases(activation);
  }

  /** Biases in a pass of their own: oneDNN's matrix product with a bias at every position is its slow reference one. */
  private void addBiases(Activation activation) {
    memory.desc examples = OneDnn.rows(arrays.output());
    memory.desc row = OneDnn.strided(new long[] {1, positions * filters}, positions * filters, 1);
    binary.primitive_desc sum = new binary.primitive_desc(
        new binary.desc(dnnl_binary_add, examples, row, examples), OneDnnRelu.fused(activation), oneDnn.cpu());
    memory values = oneDnn.over(arrays.output(), examples);
    kernel.thenForward(oneDnn.operation(new binary(sum), DNNL_ARG_SRC_0, values,
        DNNL_ARG_SRC_1, oneDnn.over(variables.biases(), row), DNNL_ARG_DST, values));
  }

  private void addVariableGradients(INDArray windows) {
    memory.desc turned =
        OneDnn.strided(new long[] {positions, windowValues, batch}, windowValues, 1, positions * windowValues);
    memory.desc weights = OneDnn.strided(new long[] {positions, windowValues, filters}, windowValues * filters, filters,
        1);
    kernel.thenBackward(product(oneDnn.over(windows, turned), oneDnn.over(arrays.outputGradient(), output),
        oneDnn.over(variables.weightGradients(), weights)));
    INDArray ones = Nd4j.ones(DataType.FLOAT, batch);
    kernel.holding(ones);
    memory.desc row = OneDnn.strided(new long[] {1, batch}, batch, 1);
    memory.desc examples = OneDnn.rows(arrays.outputGradient());
    memory.desc sums = OneDnn.strided(new long[] {1, positions * filters}, positions * filters, 1);
    kernel.thenBackward(product(oneDnn.over(ones, row), oneDnn.over(arrays.outputGradient(), examples),
        oneDnn.over(variables.biasGradients(), sums)));
  }

  private void addInputGradient() {
    INDArray gradients = newPatches();
    memory.desc turned = OneDnn.strided(new long[] {positions, filters, windowValues}, windowValues * filters, 1,
        filters);
    kernel.thenBackward(product(oneDnn.over(arrays.outputGradient(), output), oneDnn.over(variables.weights(), turned),
        oneDnn.over(gradients, patches)));
    // The window's center covers the whole image, so it goes first and overwrites; the others are added to it.
    taps.stream().filter(Tap::centre).forEach(tap -> kernel.thenBackward(oneDnn.reorder(
        oneDnn.over(gradients, tap.patchStart(), tap.patches()),
        oneDnn.over(arrays.inputGradient(), tap.imageStart(), tap.image()))));
    taps.stream().filter(tap -> !tap.centre()).forEach(tap -> kernel.thenBackward(oneDnn.add(
        oneDnn.over(gradients, tap.patchStart(), tap.patches()),
        oneDnn.over(arrays.inputGradient(), tap.imageStart(), tap.image()))));
  }

  private OneDnn.Operation product(memory left, memory right, memory to) {
    matmul.primitive_desc described = new matmul.primitive_desc(
        new matmul.desc(left.get_desc(), right.get_desc(), to.get_desc()), new primitive_attr(), oneDnn.cpu());
    return oneDnn.operation(new matmul(described), DNNL_ARG_SRC, left, DNNL_ARG_WEIGHTS, right, DNNL_ARG_DST, to);
  }
}
