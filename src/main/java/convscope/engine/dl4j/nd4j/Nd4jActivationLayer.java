package convscope.engine.dl4j.nd4j;

import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.engine.dl4j.kernel.WholeBatchKernel;
import convscope.model.Activation;
import convscope.model.ActivationLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erfc;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.factory.Nd4j;

/** An activation function as a layer of its own, from ND4J's operations: a value times its factor. */
final class Nd4jActivationLayer extends WholeBatchKernel {
  private static final double ROOT_OF_HALF = Math.sqrt(0.5);
  private static final double HIGHEST_DENSITY = 1 / Math.sqrt(2 * Math.PI);

  private final ActivationLayer layer;
  private final WholeArrays arrays;
  private final INDArray factors;
  private final INDArray slopes;
  private final Nd4jActivation below;

  Nd4jActivationLayer(ActivationLayer layer, WholeArrays arrays) {
    this.layer = layer;
    this.arrays = arrays;
    factors = Nd4j.createUninitialized(arrays.input().dataType(), arrays.input().shape());
    slopes = Nd4j.createUninitialized(arrays.input().dataType(), arrays.input().shape());
    below = new Nd4jActivation(Activation.NONE, arrays);
  }

  @Override
  protected void forward() {
    INDArray input = arrays.input();
    switch (layer.function()) {
      case RELU, LEAKY_RELU -> {
        Nd4j.exec(new Step(input, factors, 0));
        factors.muli(1 - layer.slope()).addi(layer.slope());
      }
      case GELU -> {
        input.muli(-ROOT_OF_HALF, factors);
        Nd4j.exec(new Erfc(factors, factors));
        factors.muli(0.5);
      }
      case SILU -> Nd4j.exec(new Sigmoid(input, factors));
    }
    input.muli(factors, arrays.output());
  }

  @Override
  protected void backward() {
    if (!arrays.hasInputGradient()) {
      return;
    }
    arrays.outputGradient().muli(slopes(), arrays.inputGradient());
    below.gate();
  }

  /** The derivative, from the factors of the forward pass. */
  private INDArray slopes() {
    INDArray input = arrays.input();
    return switch (layer.function()) {
      case RELU, LEAKY_RELU -> factors;
      case GELU -> {
        input.muli(input, slopes).muli(-0.5);
        Nd4j.exec(new Exp(slopes, slopes));
        yield slopes.muli(HIGHEST_DENSITY).muli(input).addi(factors);
      }
      case SILU -> {
        factors.rsubi(1, slopes);
        yield slopes.muli(input).addi(1).muli(factors);
      }
    };
  }

  @Override
  public void close() {
    below.close();
    factors.close();
    slopes.close();
  }
}
