package convscope.engine.dl4j;

import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's operations: on every platform it knows, and on CUDA. Also what the other kernels are tested against. */
final class Nd4jKernels implements KernelSet {

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public LayerKernel convolution(Convolution layer, LayerArrays arrays, Variables variables) {
    return new Nd4jConvolution(layer, arrays, variables);
  }

  @Override
  public LayerKernel maxPool(MaxPool layer, LayerArrays arrays) {
    return new Nd4jMaxPool(layer, arrays);
  }

  @Override
  public LayerKernel normalization(LocalResponseNormalization layer, LayerArrays arrays) {
    return new Nd4jNormalization(layer, arrays);
  }

  @Override
  public LayerKernel dense(Dense layer, LayerArrays arrays, Variables variables) {
    return new Nd4jDense(layer, arrays, variables);
  }

  @Override
  public LayerKernel locallyConnected(LocallyConnected layer, LayerArrays arrays, Variables variables) {
    return new Nd4jLocallyConnected(layer, arrays, variables);
  }

  /** {@code to} ← {@code left} · {@code right}, each turned first where told so; batched over a leading third axis. */
  static void product(INDArray left, boolean turnLeft, INDArray right, boolean turnRight, INDArray to) {
    Nd4j.exec(DynamicCustomOp.builder("matmul").addInputs(left, right).addOutputs(to)
        .addIntegerArguments(turnLeft ? 1 : 0, turnRight ? 1 : 0, 0).build());
  }
}
