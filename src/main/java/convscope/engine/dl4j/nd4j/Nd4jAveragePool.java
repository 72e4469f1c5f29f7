package convscope.engine.dl4j.nd4j;

import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.engine.dl4j.kernel.WholeBatchKernel;
import convscope.model.Activation;
import convscope.model.AveragePool;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Average-pooling with ND4J's {@code avgpool2d} and {@code avgpool2d_bp}. */
final class Nd4jAveragePool extends WholeBatchKernel {
  private static final int SAME = 1;
  /** Divides by the places that are there, not by the whole window. */
  private static final int WITHOUT_PADDING = 0;
  private static final int NHWC = 1;

  private final WholeArrays arrays;
  private final int[] settings;
  private final Nd4jActivation activation;

  Nd4jAveragePool(AveragePool layer, WholeArrays arrays) {
    this.arrays = arrays;
    activation = new Nd4jActivation(Activation.NONE, arrays);
    settings = new int[] {layer.size(), layer.size(), layer.stride(), layer.stride(), 0, 0, 1, 1, SAME,
        WITHOUT_PADDING, NHWC};
  }

  @Override
  protected void forward() {
    Nd4j.exec(DynamicCustomOp.builder("avgpool2d").addInputs(arrays.input()).addOutputs(arrays.output())
        .addIntegerArguments(settings).build());
  }

  @Override
  protected void backward() {
    if (arrays.hasInputGradient()) {
      Nd4j.exec(DynamicCustomOp.builder("avgpool2d_bp").addInputs(arrays.input(), arrays.outputGradient())
          .addOutputs(arrays.inputGradient()).addIntegerArguments(settings).build());
      activation.gate();
    }
  }

  @Override
  public void close() {
    activation.close();
  }
}
