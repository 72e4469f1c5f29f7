package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.model.AveragePool;
import convscope.model.Shape;
import java.nio.FloatBuffer;

/** Average-pooling in plain loops, a row of windows at a time. */
final class LoopAveragePool implements LayerKernel {
  private final LayerArrays arrays;
  private final PerWorker<AverageLanes> lanes;

  LoopAveragePool(AveragePool layer, LayerArrays arrays) {
    this.arrays = arrays;
    Shape input = arrays.input().shape();
    lanes = new PerWorker<>(arrays.workers(), () -> new AverageLanes(layer, input));
  }

  @Override
  public void forward(Pass pass) {
    pass.each(this::giveOutput);
  }

  @Override
  public void backward(Pass pass) {
    if (arrays.inputGradient() != null) {
      pass.each(this::giveInputGradient);
    }
  }

  private void giveOutput(int worker, Part part) {
    AverageLanes own = lanes.of(worker);
    FloatBuffer from = arrays.input().values(worker, part);
    FloatBuffer to = arrays.output().values(worker, part);
    for (int i = 0; i < part.count(); i++) {
      own.pool(from, i * arrays.input().shape().size(), to, i * arrays.output().shape().size());
    }
  }

  private void giveInputGradient(int worker, Part part) {
    AverageLanes own = lanes.of(worker);
    FloatBuffer values = arrays.input().values(worker, part);
    FloatBuffer gradients = arrays.outputGradient().values(worker, part);
    FloatBuffer to = arrays.inputGradient().values(worker, part);
    int inner = arrays.input().shape().size();
    int outer = arrays.output().shape().size();
    for (int i = 0; i < part.count(); i++) {
      own.goBack(values, to, i * inner, gradients, i * outer, arrays.gated());
    }
  }

  @Override
  public void close() {
    // It holds nothing outside the heap.
  }
}
