package convscope.engine.dl4j.nd4j;

import convscope.engine.dl4j.kernel.Variables;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.engine.dl4j.kernel.WholeBatchKernel;
import convscope.model.Convolution;
import convscope.model.PaddingRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Convolution with ND4J's {@code conv2d}, and {@code conv2d_bp} where the input's gradient is needed. */
final class Nd4jConvolution extends WholeBatchKernel {
  private static final int SAME = 1;
  private static final int AS_TOLD = 0;
  private static final int NHWC = 1;
  private static final int WEIGHTS_HEIGHT_WIDTH_INPUT_OUTPUT = 0;

  private final Nd4jActivation activation;
  private final WholeArrays arrays;
  private final Variables variables;
  private final int[] settings;
  /** The input and the variables. */
  private final List<INDArray> inputs;
  private final @Nullable INDArray unused;
  private final @Nullable Nd4jFilterGradient filterGradient;

  Nd4jConvolution(Convolution layer, WholeArrays arrays, Variables variables) {
    activation = new Nd4jActivation(layer.activation(), arrays);
    this.arrays = arrays;
    this.variables = variables;
    boolean same = layer.padding().equals(PaddingRule.SAME);
    int lines = same ? 0 : layer.padding().lines();
    settings = new int[] {layer.size(), layer.size(), layer.stride(), layer.stride(), lines, lines, 1, 1,
        same ? SAME : AS_TOLD, NHWC, WEIGHTS_HEIGHT_WIDTH_INPUT_OUTPUT};
    inputs = new ArrayList<>(List.of(arrays.input(), variables.weights()));
    if (variables.hasBiases()) {
      inputs.add(variables.biases());
    }
    boolean first = arrays.goesBack() && !arrays.hasInputGradient();
    filterGradient = first && Nd4jFilterGradient.serves(layer)
        ? new Nd4jFilterGradient(layer, arrays, variables) : null;
    // conv2d_bp cannot omit the input's gradient, so the first layer's goes to an unused array.
    unused = first && filterGradient == null
        ? Nd4j.createUninitialized(arrays.input().dataType(), arrays.input().shape()) : null;
  }

  @Override
  protected void forward() {
    Nd4j.exec(DynamicCustomOp.builder("conv2d")
        .addInputs(inputs.toArray(INDArray[]::new)).addOutputs(arrays.output())
        .addIntegerArguments(settings).build());
    activation.forward();
  }

  @Override
  protected void backward() {
    if (filterGradient != null) {
      filterGradient.compute();
      return;
    }
    List<INDArray> backInputs = new ArrayList<>(inputs);
    backInputs.add(arrays.outputGradient());
    List<INDArray> gradients = new ArrayList<>(List.of(unused == null ? arrays.inputGradient() : unused,
        variables.weightGradients()));
    if (variables.hasBiases()) {
      gradients.add(variables.biasGradients());
    }
    Nd4j.exec(DynamicCustomOp.builder("conv2d_bp").addInputs(backInputs.toArray(INDArray[]::new))
        .addOutputs(gradients.toArray(INDArray[]::new)).addIntegerArguments(settings).build());
    activation.gate();
  }

  @Override
  public void close() {
    activation.close();
    if (filterGradient != null) {
      filterGradient.close();
    }
    if (unused != null) {
      unused.close();
    }
  }
}
