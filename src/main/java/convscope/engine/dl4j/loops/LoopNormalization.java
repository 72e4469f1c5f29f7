package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.model.LocalResponseNormalization;
import java.nio.FloatBuffer;

/** Local response normalization in plain loops, some positions at a time. */
final class LoopNormalization implements LayerKernel {
  private final LayerArrays arrays;
  private final int channels;
  private final PerWorker<ResponseLanes> lanes;

  LoopNormalization(LocalResponseNormalization layer, LayerArrays arrays) {
    this.arrays = arrays;
    channels = arrays.input().shape().channels();
    lanes = new PerWorker<>(arrays.workers(), () -> new ResponseLanes(layer, channels));
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
    ResponseLanes own = lanes.of(worker);
    FloatBuffer from = arrays.input().values(worker, part);
    FloatBuffer to = arrays.output().values(worker, part);
    int positions = part.count() * arrays.input().shape().size() / channels;
    for (int done = 0; done < positions; done += own.positions()) {
      int some = Math.min(own.positions(), positions - done);
      own.readValues(from, done * channels, some);
      own.normalize(some);
      own.write(to, done * channels, some);
    }
  }

  private void giveInputGradient(int worker, Part part) {
    ResponseLanes own = lanes.of(worker);
    FloatBuffer from = arrays.input().values(worker, part);
    FloatBuffer gradients = arrays.outputGradient().values(worker, part);
    FloatBuffer to = arrays.inputGradient().values(worker, part);
    int positions = part.count() * arrays.input().shape().size() / channels;
    for (int done = 0; done < positions; done += own.positions()) {
      int some = Math.min(own.positions(), positions - done);
      own.readValues(from, done * channels, some);
      own.readGradients(gradients, done * channels, some);
      own.goBack(some, arrays.gated());
      own.write(to, done * channels, some);
    }
  }

  @Override
  public void close() {
    // It holds nothing outside the heap.
  }
}
