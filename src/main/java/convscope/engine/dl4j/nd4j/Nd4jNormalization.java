package convscope.engine.dl4j.nd4j;

import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.engine.dl4j.kernel.WholeBatchKernel;
import convscope.model.Activation;
import convscope.model.LocalResponseNormalization;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Pow;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Exact local response normalization from whole-array operations. With B the band matrix (1 where two channels are at
 * most the radius apart) and S = bias + alpha · (X∘X)B:
 *
 * <p>Y = X ∘ S^−beta; dX = G ∘ S^−beta − 2 · alpha · beta · X ∘ ((G∘Y ∕ S) B), since B is symmetric.
 */
final class Nd4jNormalization extends WholeBatchKernel {
  private final LocalResponseNormalization layer;
  private final INDArray input;
  private final INDArray output;
  private final WholeArrays arrays;
  private final INDArray band;
  private final INDArray sums;
  private final INDArray factors;
  private final INDArray scratch;
  private final Nd4jActivation activation;

  Nd4jNormalization(LocalResponseNormalization layer, WholeArrays arrays) {
    this.layer = layer;
    activation = new Nd4jActivation(Activation.NONE, arrays);
    long channels = arrays.input().size(3);
    long places = arrays.input().length() / channels;
    input = arrays.input().reshape(places, channels);
    output = arrays.output().reshape(places, channels);
    this.arrays = arrays;
    band = band((int) channels, layer.radius(), (float) layer.alpha());
    sums = Nd4j.create(DataType.FLOAT, places, channels);
    factors = Nd4j.create(DataType.FLOAT, places, channels);
    scratch = Nd4j.create(DataType.FLOAT, places, channels);
  }

  /** alpha · B. */
  private static INDArray band(int channels, int radius, float alpha) {
    float[][] near = new float[channels][channels];
    for (int i = 0; i < channels; i++) {
      for (int j = Math.max(0, i - radius); j <= Math.min(channels - 1, i + radius); j++) {
        near[i][j] = alpha;
      }
    }
    return Nd4j.createFromArray(near);
  }

  @Override
  protected void forward() {
    input.muli(input, scratch);
    Nd4jKernels.product(scratch, false, band, false, sums);
    sums.addi(layer.bias());
    Nd4j.exec(new Pow(sums, factors, -layer.beta()));
    input.muli(factors, output);
  }

  @Override
  protected void backward() {
    if (!arrays.hasInputGradient()) {
      return;
    }
    INDArray inputGradient = arrays.inputGradient().reshape(input.shape());
    INDArray outputGradient = arrays.outputGradient().reshape(output.shape());
    outputGradient.muli(output, scratch);
    scratch.divi(sums);
    Nd4jKernels.product(scratch, false, band, false, inputGradient);
    inputGradient.muli(input).muli(-2 * layer.beta());
    outputGradient.muli(factors, scratch);
    inputGradient.addi(scratch);
    activation.gate();
  }

  @Override
  public void close() {
    activation.close();
    band.close();
    sums.close();
    factors.close();
    scratch.close();
  }
}
