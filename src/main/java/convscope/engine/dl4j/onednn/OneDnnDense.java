package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Variables;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.model.Dense;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;

/** A dense layer with oneDNN's inner product, its weights plain: [inputs, units]. */
final class OneDnnDense {
  private OneDnnDense() {}

  static LayerKernel kernel(OneDnn oneDnn, Dense layer, WholeArrays arrays, Variables variables) {
    memory.desc input = OneDnn.rows(arrays.input());
    memory.desc output = OneDnn.rows(arrays.output());
    memory.desc weights = new memory.desc(new long[] {layer.units(), variables.weights().size(0)}, OneDnn.FLOAT,
        memory.format_tag.io);
    memory.desc biases = OneDnn.vector(layer.units());
    int kind = arrays.goesBack() ? dnnl_forward_training : dnnl_forward_inference;
    inner_product_forward.primitive_desc forward = new inner_product_forward.primitive_desc(
        new inner_product_forward.desc(kind, input, weights, biases, output),
        OneDnnRelu.fused(layer.activation()), oneDnn.cpu());
    OneDnnLayer kernel = new OneDnnLayer();
    kernel.thenForward(oneDnn.operation(new inner_product_forward(forward),
        DNNL_ARG_SRC, oneDnn.over(arrays.input(), input),
        DNNL_ARG_WEIGHTS, oneDnn.over(variables.weights(), weights),
        DNNL_ARG_BIAS, oneDnn.over(variables.biases(), biases),
        DNNL_ARG_DST, oneDnn.over(arrays.output(), output)));
    if (!arrays.goesBack()) {
      return kernel;
    }
    inner_product_backward_weights.primitive_desc ofWeights = new inner_product_backward_weights.primitive_desc(
        new inner_product_backward_weights.desc(input, weights, biases, output), oneDnn.cpu(), forward);
    kernel.thenBackward(oneDnn.operation(new inner_product_backward_weights(ofWeights),
        DNNL_ARG_SRC, oneDnn.over(arrays.input(), input),
        DNNL_ARG_DIFF_DST, oneDnn.over(arrays.outputGradient(), output),
        DNNL_ARG_DIFF_WEIGHTS, oneDnn.over(variables.weightGradients(), weights),
        DNNL_ARG_DIFF_BIAS, oneDnn.over(variables.biasGradients(), biases)));
    if (!arrays.hasInputGradient()) {
      return kernel;
    }
    inner_product_backward_data.primitive_desc ofInput = new inner_product_backward_data.primitive_desc(
        new inner_product_backward_data.desc(input, weights, output), oneDnn.cpu(), forward);
    kernel.thenBackward(oneDnn.operation(new inner_product_backward_data(ofInput),
        DNNL_ARG_DIFF_DST, oneDnn.over(arrays.outputGradient(), output),
        DNNL_ARG_WEIGHTS, oneDnn.over(variables.weights(), weights),
        DNNL_ARG_DIFF_SRC, oneDnn.over(arrays.inputGradient(), input)));
    return kernel.gating(oneDnn, arrays);
  }
}
