package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.engine.dl4j.kernel.Variables;
import convscope.model.BatchNormalization;
import convscope.model.ParameterRole;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Batch normalization in plain loops. Each part of the batch has sums of its own, which are then combined in the order
 * of the parts, so that results depend neither on the threads nor on their number.
 */
final class LoopBatchNormalization implements LayerKernel {
  private final LayerArrays arrays;
  private final double epsilon;
  private final int channels;
  /** The values of a channel in an example. */
  private final int places;
  private final FloatBuffer scale;
  private final FloatBuffer shift;
  private final Variables variables;
  /** Of each part and channel, the mean of its values and the sum of their squared deviations. */
  private final double[][] means;
  private final double[][] squares;
  /** Of each part and channel, the sums of the output's gradients, and of those times the normalized values. */
  private final double[][] gradientSums;
  private final double[][] slopeSums;
  private final BatchLanes.Figures figures;
  private final float[] batchMean;
  private final float[] batchVariance;
  private final PerWorker<BatchLanes> lanes;

  LoopBatchNormalization(BatchNormalization layer, LayerArrays arrays, Variables variables) {
    this.arrays = arrays;
    this.variables = variables;
    epsilon = layer.epsilon();
    channels = arrays.input().shape().channels();
    places = arrays.input().shape().size() / channels;
    scale = layer.scale() ? HostMemory.floats(variables.value(ParameterRole.SCALE)) : ones(channels);
    shift = HostMemory.floats(variables.value(ParameterRole.SHIFT));
    int parts = arrays.parts().size();
    means = new double[parts][channels];
    squares = new double[parts][channels];
    gradientSums = new double[parts][channels];
    slopeSums = new double[parts][channels];
    figures = new BatchLanes.Figures(channels);
    batchMean = new float[channels];
    batchVariance = new float[channels];
    lanes = new PerWorker<>(arrays.workers(), () -> new BatchLanes(channels));
  }

  private static FloatBuffer ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return FloatBuffer.wrap(ones);
  }

  @Override
  public void forward(Pass pass) {
    if (arrays.trains()) {
      pass.each((worker, part) -> lanes.of(worker).sum(arrays.input().values(worker, part), part.count() * places,
          means[part.index()], squares[part.index()]));
      pass.whole(1, (worker, task) -> takeBatchStatistics());
    } else {
      pass.prepare(1, (worker, task) -> takeRunningStatistics());
    }
    pass.each((worker, part) -> lanes.of(worker).normalize(arrays.input().values(worker, part),
        arrays.output().values(worker, part), part.count() * places, figures));
  }

  /** Combines the parts' statistics (Chan, Golub and LeVeque, 1979). */
  private void takeBatchStatistics() {
    for (int channel = 0; channel < channels; channel++) {
      double count = 0;
      double mean = 0;
      double deviations = 0;
      for (Part part : arrays.parts()) {
        double more = (double) part.count() * places;
        double apart = means[part.index()][channel] - mean;
        double all = count + more;
        mean += apart * more / all;
        deviations += squares[part.index()][channel] + apart * apart * count * more / all;
        count = all;
      }
      batchMean[channel] = (float) mean;
      batchVariance[channel] = (float) (count > 1 ? deviations / (count - 1) : 0);
      normalizeBy(channel, mean, deviations / count);
    }
  }

  private void takeRunningStatistics() {
    FloatBuffer mean = HostMemory.floats(variables.value(ParameterRole.MEAN));
    FloatBuffer variance = HostMemory.floats(variables.value(ParameterRole.VARIANCE));
    for (int channel = 0; channel < channels; channel++) {
      normalizeBy(channel, mean.get(channel), variance.get(channel));
    }
  }

  private void normalizeBy(int channel, double mean, double variance) {
    figures.set(channel, mean, 1 / Math.sqrt(variance + epsilon), scale.get(channel), shift.get(channel));
  }

  @Override
  public void backward(Pass pass) {
    pass.each((worker, part) -> lanes.of(worker).sumGradients(arrays.input().values(worker, part),
        arrays.outputGradient().values(worker, part), part.count() * places, figures, gradientSums[part.index()],
        slopeSums[part.index()]));
    pass.whole(1, (worker, task) -> giveVariableGradients());
    if (arrays.hasInputGradient()) {
      pass.each((worker, part) -> lanes.of(worker).goBack(arrays.input().values(worker, part),
          arrays.outputGradient().values(worker, part), arrays.inputGradient().values(worker, part),
          part.count() * places, figures, arrays.gated()));
    }
  }

  private void giveVariableGradients() {
    float[] scaleGradient = new float[channels];
    float[] shiftGradient = new float[channels];
    double count = (double) arrays.batch() * places;
    for (int channel = 0; channel < channels; channel++) {
      double gradients = 0;
      double slopes = 0;
      for (int part = 0; part < gradientSums.length; part++) {
        gradients += gradientSums[part][channel];
        slopes += slopeSums[part][channel];
      }
      shiftGradient[channel] = (float) gradients;
      scaleGradient[channel] = (float) slopes;
      // Running statistics are constants: they do not depend on the values.
      figures.setSlopes(channel, arrays.trains() ? gradients / count : 0, arrays.trains() ? slopes / count : 0);
    }
    give(ParameterRole.SHIFT, shiftGradient);
    if (variables.has(ParameterRole.SCALE)) {
      give(ParameterRole.SCALE, scaleGradient);
    }
    if (arrays.trains()) {
      give(ParameterRole.MEAN, batchMean);
      give(ParameterRole.VARIANCE, batchVariance);
    }
  }

  private void give(ParameterRole role, float[] values) {
    HostMemory.floats(variables.gradient(role)).put(0, values, 0, channels);
  }

  @Override
  public void close() {
    // It holds nothing outside the heap.
  }
}
