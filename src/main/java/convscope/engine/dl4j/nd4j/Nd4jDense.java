package convscope.engine.dl4j.nd4j;

import convscope.engine.dl4j.kernel.Variables;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.engine.dl4j.kernel.WholeBatchKernel;
import convscope.model.Dense;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense layer with ND4J's {@code matmul}. */
final class Nd4jDense extends WholeBatchKernel {
  private final Nd4jActivation activation;
  private final Variables variables;
  private final INDArray input;
  private final INDArray output;
  private final WholeArrays arrays;

  Nd4jDense(Dense layer, WholeArrays arrays, Variables variables) {
    activation = new Nd4jActivation(layer.activation(), arrays);
    this.variables = variables;
    input = rows(arrays.input());
    output = rows(arrays.output());
    this.arrays = arrays;
  }

  private static INDArray rows(INDArray array) {
    return array.reshape(array.size(0), array.length() / array.size(0));
  }

  @Override
  protected void forward() {
    Nd4jKernels.product(input, false, variables.weights(), false, output);
    output.addiRowVector(variables.biases());
    activation.forward();
  }

  @Override
  protected void backward() {
    INDArray outputGradient = rows(arrays.outputGradient());
    Nd4jKernels.product(input, true, outputGradient, false, variables.weightGradients());
    outputGradient.sum(variables.biasGradients(), 0);
    if (arrays.hasInputGradient()) {
      Nd4jKernels.product(outputGradient, false, variables.weights(), true, rows(arrays.inputGradient()));
      activation.gate();
    }
  }

  @Override
  public void close() {
    activation.close();
  }
}
