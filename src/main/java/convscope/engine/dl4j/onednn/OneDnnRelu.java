package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import convscope.model.Activation;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** ReLU with oneDNN: forward inside the primitive before it, backward over the output's gradient in place. */
final class OneDnnRelu {
  private OneDnnRelu() {}

  /** Attributes that end a primitive in {@code activation}. */
  static primitive_attr fused(Activation activation) {
    primitive_attr attributes = new primitive_attr();
    if (activation == Activation.RELU) {
      post_ops then = new post_ops();
      then.append_eltwise(1, dnnl_eltwise_relu, 0, 0);
      attributes.set_post_ops(then);
    }
    return attributes;
  }

  /**
   * Lets gradients through, in place, where the values at the same places, which came out of a ReLU, are above zero.
   */
  static OneDnn.Operation gate(OneDnn oneDnn, memory output, memory gradient) {
    memory.desc values = output.get_desc();
    eltwise_forward.primitive_desc hint = new eltwise_forward.primitive_desc(
        new eltwise_forward.desc(dnnl_forward_training, dnnl_eltwise_relu, values, 0, 0), oneDnn.cpu());
    eltwise_backward.primitive_desc described = new eltwise_backward.primitive_desc(
        new eltwise_backward.desc(dnnl_eltwise_relu_use_dst_for_bwd, values, values, 0, 0), oneDnn.cpu(), hint);
    return oneDnn.operation(new eltwise_backward(described), DNNL_ARG_DST, output, DNNL_ARG_DIFF_DST, gradient,
        DNNL_ARG_DIFF_SRC, gradient);
  }
}
