package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.model.ActivationLayer;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;

/** An activation function with oneDNN. */
final class OneDnnActivation {
  private OneDnnActivation() {}

  static LayerKernel kernel(OneDnn oneDnn, ActivationLayer layer, WholeArrays arrays) {
    ActivationDescription function = ActivationDescription.of(layer);
    memory.desc values = OneDnn.images(arrays.input());
    eltwise_forward.primitive_desc forward = function.forward(oneDnn, arrays.goesBack(), values);
    OneDnnLayer kernel = new OneDnnLayer().thenForward(oneDnn.operation(new eltwise_forward(forward),
        DNNL_ARG_SRC, oneDnn.over(arrays.input(), values),
        DNNL_ARG_DST, oneDnn.over(arrays.output(), values)));
    if (!arrays.hasInputGradient()) {
      return kernel;
    }
    kernel.thenBackward(oneDnn.operation(new eltwise_backward(function.backward(oneDnn, values, forward)),
        DNNL_ARG_SRC, oneDnn.over(arrays.input(), values),
        DNNL_ARG_DIFF_DST, oneDnn.over(arrays.outputGradient(), values),
        DNNL_ARG_DIFF_SRC, oneDnn.over(arrays.inputGradient(), values)));
    return kernel.gating(oneDnn, arrays);
  }
}
