package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import java.nio.FloatBuffer;
import java.util.function.Supplier;

/** Pooling in plain loops, image by image. */
final class LoopPool implements LayerKernel {
  private final LayerArrays arrays;
  private final PerWorker<ImageLanes> lanes;

  /** {@code make} makes the loops of a worker. */
  LoopPool(LayerArrays arrays, Supplier<ImageLanes> make) {
    this.arrays = arrays;
    lanes = new PerWorker<>(arrays.workers(), make);
  }

  @Override
  public void forward(Pass pass) {
    pass.each(this::giveOutput);
  }

  @Override
  public void backward(Pass pass) {
    if (arrays.hasInputGradient()) {
      pass.each(this::giveInputGradient);
    }
  }

  private void giveOutput(int worker, Part part) {
    ImageLanes own = lanes.of(worker);
    FloatBuffer from = arrays.input().values(worker, part);
    FloatBuffer to = arrays.output().values(worker, part);
    for (int i = 0; i < part.count(); i++) {
      own.forward(from, i * arrays.input().shape().size(), to, i * arrays.output().shape().size());
    }
  }

  private void giveInputGradient(int worker, Part part) {
    ImageLanes own = lanes.of(worker);
    FloatBuffer values = arrays.input().values(worker, part);
    FloatBuffer pooled = arrays.output().values(worker, part);
    FloatBuffer gradients = arrays.outputGradient().values(worker, part);
    FloatBuffer to = arrays.inputGradient().values(worker, part);
    int inner = arrays.input().shape().size();
    int outer = arrays.output().shape().size();
    for (int i = 0; i < part.count(); i++) {
      own.backward(values, to, i * inner, pooled, gradients, i * outer, arrays.gated());
    }
  }

  @Override
  public void close() {
    // It holds nothing outside the heap.
  }
}
