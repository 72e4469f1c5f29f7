package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.model.MaxPool;
import convscope.model.Padding;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** Max-pooling with oneDNN; the workspace that remembers the winners is kept from the forward pass to the backward. */
final class OneDnnMaxPool {
  private OneDnnMaxPool() {}

  static LayerKernel kernel(OneDnn oneDnn, MaxPool layer, WholeArrays arrays) {
    Padding vertical = Padding.same((int) arrays.input().size(1), layer.size(), layer.stride());
    Padding horizontal = Padding.same((int) arrays.input().size(2), layer.size(), layer.stride());
    long[] strides = {layer.stride(), layer.stride()};
    long[] window = {layer.size(), layer.size()};
    long[] before = {vertical.before(), horizontal.before()};
    long[] after = {vertical.after(), horizontal.after()};
    memory.desc input = OneDnn.images(arrays.input());
    memory.desc output = OneDnn.images(arrays.output());
    int kind = arrays.goesBack() ? dnnl_forward_training : dnnl_forward_inference;
    pooling_forward.primitive_desc forward = new pooling_forward.primitive_desc(
        new pooling_forward.desc(kind, dnnl_pooling_max, input, output, strides, window, before, after), oneDnn.cpu());
    memory from = oneDnn.over(arrays.input(), input);
    memory to = oneDnn.over(arrays.output(), output);
    OneDnnLayer kernel = new OneDnnLayer();
    if (!arrays.goesBack()) {
      return kernel.thenForward(
          oneDnn.operation(new pooling_forward(forward), DNNL_ARG_SRC, from, DNNL_ARG_DST, to));
    }
    memory winners = oneDnn.own(forward.workspace_desc());
    kernel.thenForward(oneDnn.operation(new pooling_forward(forward),
        DNNL_ARG_SRC, from, DNNL_ARG_DST, to, DNNL_ARG_WORKSPACE, winners));
    if (arrays.inputGradient() == null) {
      return kernel;
    }
    pooling_backward.primitive_desc backward = new pooling_backward.primitive_desc(
        new pooling_backward.desc(dnnl_pooling_max, input, output, strides, window, before, after), oneDnn.cpu(),
        forward);
    kernel.thenBackward(oneDnn.operation(new pooling_backward(backward),
        DNNL_ARG_DIFF_DST, oneDnn.over(arrays.outputGradient(), output),
        DNNL_ARG_WORKSPACE, winners,
        DNNL_ARG_DIFF_SRC, oneDnn.over(arrays.inputGradient(), input)));
    return kernel.gating(oneDnn, arrays);
  }
}
