package convscope.engine.dl4j;

import convscope.model.MaxPool;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Max-pooling with ND4J's {@code maxpool2d} and {@code maxpool2d_bp}. */
final class Nd4jMaxPool implements LayerKernel {
  private static final int SAME = 1;
  private static final int NHWC = 1;

  private final LayerArrays arrays;
  private final int[] settings;

  Nd4jMaxPool(MaxPool layer, LayerArrays arrays) {
    this.arrays = arrays;
    settings = new int[] {layer.size(), layer.size(), layer.stride(), layer.stride(), 0, 0, 1, 1, SAME, 0, NHWC};
  }

  @Override
  public void forward() {
    Nd4j.exec(DynamicCustomOp.builder("maxpool2d").addInputs(arrays.input()).addOutputs(arrays.output())
        .addIntegerArguments(settings).build());
  }

  @Override
  public void backward() {
    if (arrays.inputGradient() != null) {
      Nd4j.exec(DynamicCustomOp.builder("maxpool2d_bp").addInputs(arrays.input(), arrays.outputGradient())
          .addOutputs(arrays.inputGradient()).addIntegerArguments(settings).build());
    }
  }

  @Override
  public void close() {
    // It holds nothing of its own.
  }
}
