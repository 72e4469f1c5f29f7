package convscope.engine.dl4j.nd4j;

import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.engine.dl4j.kernel.WholeBatchKernel;
import convscope.model.Activation;
import convscope.model.MaxPool;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Max-pooling with ND4J's {@code maxpool2d} and {@code maxpool2d_bp}. */
final class Nd4jMaxPool extends WholeBatchKernel {
  private static final int SAME = 1;
  private static final int NHWC = 1;

  private final WholeArrays arrays;
  private final int[] settings;
  private final Nd4jActivation activation;

  Nd4jMaxPool(MaxPool layer, WholeArrays arrays) {
    this.arrays = arrays;
    activation = new Nd4jActivation(Activation.NONE, arrays);
    settings = new int[] {layer.size(), layer.size(), layer.stride(), layer.stride(), 0, 0, 1, 1, SAME, 0, NHWC};
  }

  @Override
  protected void forward() {
    Nd4j.exec(DynamicCustomOp.builder("maxpool2d").addInputs(arrays.input()).addOutputs(arrays.output())
        .addIntegerArguments(settings).build());
  }

  @Override
  protected void backward() {
    if (arrays.hasInputGradient()) {
      Nd4j.exec(DynamicCustomOp.builder("maxpool2d_bp").addInputs(arrays.input(), arrays.outputGradient())
          .addOutputs(arrays.inputGradient()).addIntegerArguments(settings).build());
      activation.gate();
    }
  }

  @Override
  public void close() {
    activation.close();
  }
}
