package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.model.ActivationLayer;

/** An activation function in plain loops, a piece of the values at a time. */
final class LoopActivation implements LayerKernel {
  private final LayerArrays arrays;
  private final int size;
  private final PerWorker<ActivationLanes> lanes;

  LoopActivation(ActivationLayer layer, LayerArrays arrays) {
    this.arrays = arrays;
    size = arrays.input().shape().size();
    lanes = new PerWorker<>(arrays.workers(), () -> new ActivationLanes(layer));
  }

  @Override
  public void forward(Pass pass) {
    pass.each((worker, part) -> lanes.of(worker).forward(arrays.input().values(worker, part),
        arrays.output().values(worker, part), part.count() * size));
  }

  @Override
  public void backward(Pass pass) {
    if (arrays.hasInputGradient()) {
      pass.each(this::giveInputGradient);
    }
  }

  private void giveInputGradient(int worker, Part part) {
    lanes.of(worker).backward(arrays.input().values(worker, part), arrays.outputGradient().values(worker, part),
        arrays.inputGradient().values(worker, part), part.count() * size, arrays.gated());
  }

  @Override
  public void close() {
    // It holds nothing outside the heap.
  }
}
