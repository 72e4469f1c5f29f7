package convscope.engine.dl4j.nd4j;

import convscope.engine.dl4j.kernel.Variables;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.engine.dl4j.kernel.WholeBatchKernel;
import convscope.model.Activation;
import convscope.model.BatchNormalization;
import convscope.model.ParameterRole;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Pow;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalization from whole-array operations. With a row for each place of each example, n of them, and a column
 * for each channel: X̂ = (X − mean) · (variance + epsilon)^−½, Y = X̂ · scale + shift, and in training
 *
 * <p>dX = scale · (variance + epsilon)^−½ · (G − ΣG ∕ n − X̂ · Σ(G∘X̂) ∕ n); otherwise, mean and variance being
 * constants, without the two sums.
 */
final class Nd4jBatchNormalization extends WholeBatchKernel {
  private final BatchNormalization layer;
  private final WholeArrays arrays;
  private final boolean trains;
  private final Variables variables;
  private final long rows;
  private final INDArray input;
  private final INDArray output;
  private final INDArray normalized;
  private final INDArray scratch;
  private final INDArray mean;
  private final INDArray variance;
  private final INDArray inverse;
  private final INDArray sums;
  private final INDArray slopes;
  private final Nd4jActivation activation;

  Nd4jBatchNormalization(BatchNormalization layer, WholeArrays arrays, boolean trains, Variables variables) {
    this.layer = layer;
    this.arrays = arrays;
    this.trains = trains;
    this.variables = variables;
    activation = new Nd4jActivation(Activation.NONE, arrays);
    long channels = arrays.input().size(3);
    rows = arrays.input().length() / channels;
    input = arrays.input().reshape(rows, channels);
    output = arrays.output().reshape(rows, channels);
    normalized = Nd4j.create(DataType.FLOAT, rows, channels);
    scratch = Nd4j.create(DataType.FLOAT, rows, channels);
    mean = Nd4j.create(DataType.FLOAT, channels);
    variance = Nd4j.create(DataType.FLOAT, channels);
    inverse = Nd4j.create(DataType.FLOAT, channels);
    sums = Nd4j.create(DataType.FLOAT, channels);
    slopes = Nd4j.create(DataType.FLOAT, channels);
  }

  @Override
  protected void forward() {
    if (trains) {
      input.sum(mean, 0);
      mean.divi(rows);
    } else {
      mean.assign(variables.value(ParameterRole.MEAN));
    }
    normalized.assign(input);
    normalized.subiRowVector(mean);
    if (trains) {
      normalized.muli(normalized, scratch);
      scratch.sum(variance, 0);
      variance.divi(rows);
    } else {
      variance.assign(variables.value(ParameterRole.VARIANCE));
    }
    inverse.assign(variance);
    inverse.addi(layer.epsilon());
    Nd4j.exec(new Pow(inverse, inverse, -0.5));
    normalized.muliRowVector(inverse);
    output.assign(normalized);
    if (layer.scale()) {
      output.muliRowVector(variables.value(ParameterRole.SCALE));
    }
    output.addiRowVector(variables.value(ParameterRole.SHIFT));
  }

  @Override
  protected void backward() {
    INDArray gradient = arrays.outputGradient().reshape(output.shape());
    gradient.sum(sums, 0);
    gradient.muli(normalized, scratch);
    scratch.sum(slopes, 0);
    variables.gradient(ParameterRole.SHIFT).assign(sums);
    if (layer.scale()) {
      variables.gradient(ParameterRole.SCALE).assign(slopes);
    }
    if (trains) {
      variables.gradient(ParameterRole.MEAN).assign(mean);
      variables.gradient(ParameterRole.VARIANCE).assign(variance).muli(rows > 1 ? rows / (rows - 1.0) : 1);
    }
    if (arrays.hasInputGradient()) {
      giveInputGradient(gradient);
    }
  }

  private void giveInputGradient(INDArray gradient) {
    INDArray inner = arrays.inputGradient().reshape(input.shape());
    inner.assign(gradient);
    if (trains) {
      inner.subiRowVector(sums.divi(rows));
      scratch.assign(normalized);
      scratch.muliRowVector(slopes.divi(rows));
      inner.subi(scratch);
    }
    inner.muliRowVector(inverse);
    if (layer.scale()) {
      inner.muliRowVector(variables.value(ParameterRole.SCALE));
    }
    activation.gate();
  }

  @Override
  public void close() {
    activation.close();
    normalized.close();
    scratch.close();
    mean.close();
    variance.close();
    inverse.close();
    sums.close();
    slopes.close();
  }
}
