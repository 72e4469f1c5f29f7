package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_gelu_erf;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_swish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import convscope.model.ActivationLayer;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;

/**
 * An activation function, described for oneDNN.
 *
 * @param algorithm one of oneDNN's {@code dnnl_eltwise_…}
 * @param alpha its parameter
 */
record ActivationDescription(int algorithm, float alpha) {

  static ActivationDescription of(ActivationLayer layer) {
    return switch (layer.function()) {
      case RELU, LEAKY_RELU -> new ActivationDescription(dnnl_eltwise_relu, (float) layer.slope());
      case GELU -> new ActivationDescription(dnnl_eltwise_gelu_erf, 0);
      case SILU -> new ActivationDescription(dnnl_eltwise_swish, 1);
    };
  }

  /** The forward pass over {@code values}; {@code back} tells whether a backward pass belongs to it. */
  eltwise_forward.primitive_desc forward(OneDnn oneDnn, boolean back, memory.desc values) {
    return new eltwise_forward.primitive_desc(new eltwise_forward.desc(
        back ? dnnl_forward_training : dnnl_forward_inference, algorithm, values, alpha, 0), oneDnn.cpu());
  }

  /** The backward pass of {@code forward}, from the input. */
  eltwise_backward.primitive_desc backward(OneDnn oneDnn, memory.desc values, eltwise_forward.primitive_desc forward) {
    return new eltwise_backward.primitive_desc(new eltwise_backward.desc(algorithm, values, values, alpha, 0),
        oneDnn.cpu(), forward);
  }
}
