package convscope.engine.dl4j.nd4j;

import convscope.engine.dl4j.kernel.Variables;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.engine.dl4j.kernel.WholeBatchKernel;
import convscope.model.LocallyConnected;
import convscope.model.Padding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A locally connected layer from ND4J's operations: the windows are laid out as {@code [positions, batch, window
 * values]}, with zeros for the padding, and every position is one matrix product.
 */
final class Nd4jLocallyConnected extends WholeBatchKernel {
  private final Nd4jActivation activation;
  private final WholeArrays arrays;
  private final INDArray weights;
  private final INDArray biases;
  private final Variables variables;
  private final INDArray patches;
  private final @Nullable INDArray patchGradients;
  private final INDArray products;
  private final List<INDArray> patchTaps;
  private final List<INDArray> patchGradientTaps;
  private final List<INDArray> inputTaps;
  private final List<INDArray> inputGradientTaps;

  Nd4jLocallyConnected(LocallyConnected layer, WholeArrays arrays, Variables variables) {
    activation = new Nd4jActivation(layer.activation(), arrays);
    this.arrays = arrays;
    long positions = arrays.input().size(1) * arrays.input().size(2);
    long values = variables.weights().size(2);
    weights = variables.weights().reshape(positions, values, layer.filters());
    biases = variables.biases().reshape(1, positions * layer.filters());
    this.variables = variables;
    patches = Nd4j.zeros(DataType.FLOAT, positions, arrays.batch(), values);
    patchGradients = arrays.hasInputGradient() ? patches.dup() : null;
    products = Nd4j.zeros(DataType.FLOAT, positions, arrays.batch(), layer.filters());
    inputTaps = imageTaps(arrays.input(), layer.size());
    patchTaps = patchTaps(patches, layer.size());
    inputGradientTaps = arrays.hasInputGradient() ? imageTaps(arrays.inputGradient(), layer.size()) : List.of();
    patchGradientTaps = patchGradients == null ? List.of() : patchTaps(patchGradients, layer.size());
  }

  /** For every place of the window, the part of {@code image} it covers: {@code [batch, rows, columns, channels]}. */
  private static List<INDArray> imageTaps(INDArray image, int size) {
    List<INDArray> taps = new ArrayList<>();
    int before = Padding.same((int) image.size(1), size, 1).before();
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        if (outside(image, row - before, column - before)) {
          continue;
        }
        taps.add(image.get(NDArrayIndex.all(), covered(image.size(1), row - before),
            covered(image.size(2), column - before), NDArrayIndex.all()));
      }
    }
    return taps;
  }

  /** For every place of the window, where its values stand in {@code patches}, in the axes of {@link #imageTaps}. */
  private List<INDArray> patchTaps(INDArray patches, int size) {
    List<INDArray> taps = new ArrayList<>();
    long height = arrays.input().size(1);
    long width = arrays.input().size(2);
    long channels = arrays.input().size(3);
    int before = Padding.same((int) height, size, 1).before();
    INDArray grid = patches.reshape('c', height, width, arrays.batch(), patches.size(2));
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        if (outside(arrays.input(), row - before, column - before)) {
          continue;
        }
        long first = ((long) row * size + column) * channels;
        INDArray part = grid.get(covered(height, before - row), covered(width, before - column), NDArrayIndex.all(),
            NDArrayIndex.interval(first, first + channels));
        taps.add(part.permute(2, 0, 1, 3));
      }
    }
    return taps;
  }

  /** Whether an image shifted this far no longer covers any of itself, as in windows larger than the image. */
  private static boolean outside(INDArray image, int down, int right) {
    return Math.abs(down) >= image.size(1) || Math.abs(right) >= image.size(2);
  }

  private static INDArrayIndex covered(long length, int shift) {
    return NDArrayIndex.interval(Math.max(0, shift), length + Math.min(0, shift));
  }

  /** The output, or its gradient, with the positions first: {@code [positions, batch, filters]}. */
  private INDArray byPosition(INDArray output) {
    return output.reshape('c', arrays.batch(), weights.size(0), weights.size(2)).permute(1, 0, 2);
  }

  @Override
  protected void forward() {
    for (int i = 0; i < patchTaps.size(); i++) {
      patchTaps.get(i).assign(inputTaps.get(i));
    }
    Nd4jKernels.product(patches, false, weights, false, products);
    byPosition(arrays.output()).assign(products);
    arrays.output().reshape('c', arrays.batch(), biases.length()).addiRowVector(biases);
    activation.forward();
  }

  @Override
  protected void backward() {
    arrays.outputGradient().reshape('c', arrays.batch(), biases.length())
        .sum(variables.biasGradients().reshape(biases.length()), 0);
    products.assign(byPosition(arrays.outputGradient()));
    Nd4jKernels.product(patches, true, products, false,
        variables.weightGradients().reshape(weights.shape()));
    if (patchGradients == null) {
      return;
    }
    Nd4jKernels.product(products, false, weights, true, patchGradients);
    arrays.inputGradient().assign(0);
    for (int i = 0; i < inputGradientTaps.size(); i++) {
      inputGradientTaps.get(i).addi(patchGradientTaps.get(i));
    }
    activation.gate();
  }

  @Override
  public void close() {
    activation.close();
    patches.close();
    products.close();
    if (patchGradients != null) {
      patchGradients.close();
    }
  }
}
