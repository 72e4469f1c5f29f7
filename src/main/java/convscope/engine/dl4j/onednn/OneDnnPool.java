package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.model.Pool;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** Pooling with oneDNN. */
final class OneDnnPool {
  private OneDnnPool() {}

  /** {@code algorithm} is one of oneDNN's {@code dnnl_pooling_…}. */
  static LayerKernel kernel(OneDnn oneDnn, Pool layer, int algorithm, WholeArrays arrays) {
    PoolDescription pool =
        new PoolDescription(layer, algorithm, (int) arrays.input().size(1), (int) arrays.input().size(2));
    memory.desc input = OneDnn.images(arrays.input());
    memory.desc output = OneDnn.images(arrays.output());
    pooling_forward.primitive_desc forward = pool.forward(oneDnn, arrays.goesBack(), input, output);
    // Where the largest values win, it remembers them from the forward pass to the backward; otherwise it has no size.
    memory winners = oneDnn.own(forward.workspace_desc());
    OneDnnLayer kernel = new OneDnnLayer().thenForward(oneDnn.operation(new pooling_forward(forward),
        DNNL_ARG_SRC, oneDnn.over(arrays.input(), input),
        DNNL_ARG_DST, oneDnn.over(arrays.output(), output),
        DNNL_ARG_WORKSPACE, winners));
    if (!arrays.hasInputGradient()) {
      return kernel;
    }
    kernel.thenBackward(oneDnn.operation(new pooling_backward(pool.backward(oneDnn, input, output, forward)),
        DNNL_ARG_DIFF_DST, oneDnn.over(arrays.outputGradient(), output),
        DNNL_ARG_WORKSPACE, winners,
        DNNL_ARG_DIFF_SRC, oneDnn.over(arrays.inputGradient(), input)));
    return kernel.gating(oneDnn, arrays);
  }
}
