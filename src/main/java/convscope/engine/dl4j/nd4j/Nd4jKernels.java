package convscope.engine.dl4j.nd4j;

import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.LayerMethod;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Shape;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's operations: on every platform it knows, and on CUDA. Also what the other kernels are tested against. */
public final class Nd4jKernels implements KernelSet {
  private static final LayerVisitor<LayerMethod.Binding> BINDINGS = new Bindings();

  @Override
  public LayerMethod method(Layer layer, Shape input, int parts) {
    return new LayerMethod("nd4j", false, layer.accept(BINDINGS));
  }

  @Override
  public Map<String, String> versions() {
    return Map.of();
  }

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public void ready() {
    // ND4J has its own threads.
  }

  private static final class Bindings implements LayerVisitor<LayerMethod.Binding> {
    @Override
    public LayerMethod.Binding convolution(Convolution layer) {
      return (arrays, variables) -> new Nd4jConvolution(layer, WholeArrays.of(arrays), variables);
    }

    @Override
    public LayerMethod.Binding maxPool(MaxPool layer) {
      return (arrays, variables) -> new Nd4jMaxPool(layer, WholeArrays.of(arrays));
    }

    @Override
    public LayerMethod.Binding averagePool(AveragePool layer) {
      return (arrays, variables) -> new Nd4jAveragePool(layer, WholeArrays.of(arrays));
    }

    @Override
    public LayerMethod.Binding normalization(LocalResponseNormalization layer) {
      return (arrays, variables) -> new Nd4jNormalization(layer, WholeArrays.of(arrays));
    }

    @Override
    public LayerMethod.Binding batchNormalization(BatchNormalization layer) {
      return (arrays, variables) -> new Nd4jBatchNormalization(layer, WholeArrays.of(arrays), arrays.trains(),
          variables);
    }

    @Override
    public LayerMethod.Binding activation(ActivationLayer layer) {
      return (arrays, variables) -> new Nd4jActivationLayer(layer, WholeArrays.of(arrays));
    }

    @Override
    public LayerMethod.Binding locallyConnected(LocallyConnected layer) {
      return (arrays, variables) -> new Nd4jLocallyConnected(layer, WholeArrays.of(arrays), variables);
    }

    @Override
    public LayerMethod.Binding dense(Dense layer) {
      return (arrays, variables) -> new Nd4jDense(layer, WholeArrays.of(arrays), variables);
    }
  }

  /** {@code to} ← {@code left} · {@code right}, each turned first where told so; batched over a leading third axis. */
  public static void product(INDArray left, boolean turnLeft, INDArray right, boolean turnRight, INDArray to) {
    Nd4j.exec(DynamicCustomOp.builder("matmul").addInputs(left, right).addOutputs(to)
        .addIntegerArguments(turnLeft ? 1 : 0, turnRight ? 1 : 0, 0).build());
  }
}
