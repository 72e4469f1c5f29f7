package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.engine.dl4j.loops.Pieces;
import convscope.engine.dl4j.onednn.PartPrimitive.Argument;
import convscope.model.MaxPool;
import convscope.model.Shape;
import java.util.Objects;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.jspecify.annotations.Nullable;

/**
 * Max-pooling by oneDNN's primitive, part by part, each on the worker that has the part. Backward, another kernel may
 * do it; then nothing is kept of which values won.
 */
final class PartMaxPool implements LayerKernel {
  /** The two primitives for parts of {@code count} examples. */
  private final class Primitives implements PartPrimitives.Pair {
    private final PartPrimitive there;
    private final @Nullable PartPrimitive back;

    Primitives(OneDnn oneDnn, int count) {
      memory.desc input = OneDnn.images(count, arrays.input().shape());
      memory.desc output = OneDnn.images(count, arrays.output().shape());
      pooling_forward.primitive_desc forward = pool.forward(oneDnn, keeps, input, output);
      if (!keeps) {
        there = new PartPrimitive(oneDnn, new pooling_forward(forward), new Argument(DNNL_ARG_SRC, input),
            new Argument(DNNL_ARG_DST, output));
        back = null;
        return;
      }
      there = new PartPrimitive(oneDnn, new pooling_forward(forward), new Argument(DNNL_ARG_SRC, input),
          new Argument(DNNL_ARG_DST, output), new Argument(DNNL_ARG_WORKSPACE, forward.workspace_desc()));
      back = new PartPrimitive(oneDnn, new pooling_backward(pool.backward(oneDnn, input, output, forward)),
          new Argument(DNNL_ARG_DIFF_DST, output), new Argument(DNNL_ARG_DIFF_SRC, input),
          new Argument(DNNL_ARG_WORKSPACE, forward.workspace_desc()));
    }

    @Override
    public void close() {
      there.close();
      if (back != null) {
        back.close();
      }
    }
  }

  private final LayerArrays arrays;
  private final PoolDescription pool;
  private final PartPrimitives<Primitives> primitives;
  private final PartWorkspace winners;
  private final PerWorker<Pieces> pieces;
  private final @Nullable LayerKernel back;
  private final boolean keeps;

  PartMaxPool(OneDnn oneDnn, MaxPool layer, LayerArrays arrays, @Nullable LayerKernel back) {
    this.arrays = arrays;
    this.back = back;
    keeps = arrays.goesBack() && back == null;
    Shape input = arrays.input().shape();
    pool = new PoolDescription(layer, dnnl_pooling_max, input.height(), input.width());
    primitives = new PartPrimitives<>(oneDnn, arrays.workers(), Primitives::new);
    pieces = new PerWorker<>(arrays.workers(), Pieces::new);
    long bytes = keeps ? pool.forward(oneDnn, true, OneDnn.images(arrays.largestPart(), input),
        OneDnn.images(arrays.largestPart(), arrays.output().shape())).workspace_desc().get_size() : 0;
    winners = new PartWorkspace(bytes, arrays.parts().size());
  }

  @Override
  public void forward(Pass pass) {
    pass.each((worker, part) -> {
      long input = arrays.input().address(worker, part);
      long output = arrays.output().address(worker, part);
      PartPrimitive there = primitives.of(worker, part).there;
      if (keeps) {
        there.run(input, output, winners.address(part));
      } else {
        there.run(input, output);
      }
    });
  }

  @Override
  public void backward(Pass pass) {
    if (back != null) {
      back.backward(pass);
    } else if (arrays.hasInputGradient()) {
      pass.each(this::goBack);
    }
  }

  private void goBack(int worker, Part part) {
    if (arrays.gated()) {
      // The largest value is above zero just where its gradient may continue, and there are fewer of them than inputs.
      pieces.of(worker).gate(arrays.output().values(worker, part), arrays.outputGradient().values(worker, part), 0,
          part.count() * arrays.output().shape().size());
    }
    Objects.requireNonNull(primitives.of(worker, part).back).run(arrays.outputGradient().address(worker, part),
        arrays.inputGradient().address(worker, part), winners.address(part));
  }

  @Override
  public void close() {
    primitives.close();
    winners.close();
    if (back != null) {
      back.close();
    }
  }
}
