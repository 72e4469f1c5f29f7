package convscope.engine.dl4j.nd4j;

import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.model.Activation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/** The activations at a layer's two ends, with ND4J's operations: its own forward, and backward the one before it. */
final class Nd4jActivation implements AutoCloseable {
  private final boolean identity;
  private final WholeArrays arrays;
  private final @Nullable INDArray slopes;

  Nd4jActivation(Activation activation, WholeArrays arrays) {
    this.identity = activation == Activation.NONE;
    this.arrays = arrays;
    slopes = arrays.gates() ? Nd4j.createUninitialized(arrays.input().dataType(), arrays.input().shape()) : null;
  }

  /** Applies the layer's own to the output, in place. */
  void forward() {
    if (!identity) {
      Nd4j.exec(DynamicCustomOp.builder("relu").addInputs(arrays.output()).addOutputs(arrays.output())
          .addFloatingPointArguments(0.0).build());
    }
  }

  /**
   * Takes the input's gradient back through the ReLU that the input came out of, if it did. A step and a product take a
   * quarter of relu_bp's time.
   */
  void gate() {
    if (slopes != null) {
      Nd4j.exec(new Step(arrays.input(), slopes, 0));
      arrays.inputGradient().muli(slopes);
    }
  }

  @Override
  public void close() {
    if (slopes != null) {
      slopes.close();
    }
  }
}
