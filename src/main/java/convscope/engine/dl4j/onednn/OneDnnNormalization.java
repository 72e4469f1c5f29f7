package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lrn_across_channels;

import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.model.LocalResponseNormalization;
import org.bytedeco.dnnl.lrn_backward;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * Local response normalization with oneDNN, which divides alpha by the size of the window: it is multiplied in here.
 */
final class OneDnnNormalization {
  private OneDnnNormalization() {}

  static LayerKernel kernel(OneDnn oneDnn, LocalResponseNormalization layer, WholeArrays arrays) {
    int window = 2 * layer.radius() + 1;
    float alpha = (float) (layer.alpha() * window);
    float beta = (float) layer.beta();
    float bias = (float) layer.bias();
    memory.desc values = OneDnn.images(arrays.input());
    int kind = arrays.goesBack() ? dnnl_forward_training : dnnl_forward_inference;
    lrn_forward.primitive_desc forward = new lrn_forward.primitive_desc(
        new lrn_forward.desc(kind, dnnl_lrn_across_channels, values, window, alpha, beta, bias), oneDnn.cpu());
    memory workspace = forward.workspace_desc().is_zero() ? null : oneDnn.own(forward.workspace_desc());
    OneDnnLayer kernel = new OneDnnLayer();
    kernel.thenForward(oneDnn.operation(new lrn_forward(forward), with(workspace,
        DNNL_ARG_SRC, oneDnn.over(arrays.input(), values), DNNL_ARG_DST, oneDnn.over(arrays.output(), values))));
    if (!arrays.hasInputGradient()) {
      return kernel;
    }
    lrn_backward.primitive_desc backward = new lrn_backward.primitive_desc(
        new lrn_backward.desc(dnnl_lrn_across_channels, values, values, window, alpha, beta, bias), oneDnn.cpu(),
        forward);
    kernel.thenBackward(oneDnn.operation(new lrn_backward(backward), with(workspace,
        DNNL_ARG_SRC, oneDnn.over(arrays.input(), values),
        DNNL_ARG_DIFF_DST, oneDnn.over(arrays.outputGradient(), values),
        DNNL_ARG_DIFF_SRC, oneDnn.over(arrays.inputGradient(), values))));
    return kernel.gating(oneDnn, arrays);
  }

  private static Object[] with(@Nullable memory workspace, Object... arguments) {
    if (workspace == null) {
      return arguments;
    }
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = DNNL_ARG_WORKSPACE;
    all[arguments.length + 1] = workspace;
    return all;
  }
}
