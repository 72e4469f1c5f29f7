package convscope.engine.dl4j;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Padding;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;

/**
 * Convolution with oneDNN. Images stay in plain {@code nhwc}; the weights, small beside them, are brought into the layout
 * each primitive likes best at every step.
 */
final class OneDnnConvolution {
  private final OneDnn oneDnn;
  private final LayerArrays arrays;
  private final Variables variables;
  private final Activation activation;
  private final long[] strides;
  private final long[] before;
  private final long[] after;
  private final memory.desc input;
  private final memory.desc output;
  private final memory.desc anyWeights;
  private final memory.desc plainWeights;
  private final memory.desc biases;
  private final convolution_forward.primitive_desc forward;

  private OneDnnConvolution(OneDnn oneDnn, Convolution layer, LayerArrays arrays, Variables variables) {
    this.oneDnn = oneDnn;
    this.arrays = arrays;
    this.variables = variables;
    this.activation = layer.activation();
    Padding vertical = Padding.same((int) arrays.input().size(1), layer.size(), layer.stride());
    Padding horizontal = Padding.same((int) arrays.input().size(2), layer.size(), layer.stride());
    strides = new long[] {layer.stride(), layer.stride()};
    before = new long[] {vertical.before(), horizontal.before()};
    after = new long[] {vertical.after(), horizontal.after()};
    input = OneDnn.images(arrays.input());
    output = OneDnn.images(arrays.output());
    long[] shape = {layer.filters(), arrays.input().size(3), layer.size(), layer.size()};
    anyWeights = new memory.desc(shape, OneDnn.FLOAT, memory.format_tag.any);
    plainWeights = new memory.desc(shape, OneDnn.FLOAT, memory.format_tag.hwio);
    biases = OneDnn.vector(layer.filters());
    int kind = arrays.trains() ? dnnl_forward_training : dnnl_forward_inference;
    forward = new convolution_forward.primitive_desc(
        new convolution_forward.desc(kind, dnnl_convolution_direct, input, anyWeights, biases, output, strides, before,
            after),
        OneDnnRelu.fused(activation), oneDnn.cpu());
  }

  static LayerKernel kernel(OneDnn oneDnn, Convolution layer, LayerArrays arrays, Variables variables) {
    OneDnnConvolution convolution = new OneDnnConvolution(oneDnn, layer, arrays, variables);
    OneDnnLayer kernel = new OneDnnLayer();
    convolution.addForward(kernel);
    if (arrays.trains()) {
      if (layer.activation() == Activation.RELU) {
        kernel.thenBackward(OneDnnRelu.backward(oneDnn, arrays));
      }
      convolution.addWeightGradients(kernel);
      if (arrays.inputGradient() != null) {
        convolution.addInputGradient(kernel);
      }
    }
    return kernel;
  }

  private void addForward(OneDnnLayer kernel) {
    memory weights = oneDnn.own(forward.weights_desc());
    kernel.thenForward(oneDnn.reorder(oneDnn.over(variables.weights(), plainWeights), weights));
    kernel.thenForward(oneDnn.operation(new convolution_forward(forward),
        DNNL_ARG_SRC, oneDnn.over(arrays.input(), input),
        DNNL_ARG_WEIGHTS, weights,
        DNNL_ARG_BIAS, oneDnn.over(variables.biases(), biases),
        DNNL_ARG_DST, oneDnn.over(arrays.output(), output)));
  }

  private void addWeightGradients(OneDnnLayer kernel) {
    convolution_backward_weights.primitive_desc described = new convolution_backward_weights.primitive_desc(
        new convolution_backward_weights.desc(dnnl_convolution_direct, input, anyWeights, biases, output, strides,
            before, after),
        oneDnn.cpu(), forward);
    memory gradients = oneDnn.own(described.diff_weights_desc());
    kernel.thenBackward(oneDnn.operation(new convolution_backward_weights(described),
        DNNL_ARG_SRC, oneDnn.over(arrays.input(), input),
        DNNL_ARG_DIFF_DST, oneDnn.over(arrays.outputGradient(), output),
        DNNL_ARG_DIFF_WEIGHTS, gradients,
        DNNL_ARG_DIFF_BIAS, oneDnn.over(variables.biasGradients(), biases)));
    kernel.thenBackward(oneDnn.reorder(gradients, oneDnn.over(variables.weightGradients(), plainWeights)));
  }

  private void addInputGradient(OneDnnLayer kernel) {
    convolution_backward_data.primitive_desc described = new convolution_backward_data.primitive_desc(
        new convolution_backward_data.desc(dnnl_convolution_direct, input, anyWeights, output, strides, before, after),
        oneDnn.cpu(), forward);
    memory weights = oneDnn.own(described.weights_desc());
    kernel.thenBackward(oneDnn.reorder(oneDnn.over(variables.weights(), plainWeights), weights));
    kernel.thenBackward(oneDnn.operation(new convolution_backward_data(described),
        DNNL_ARG_DIFF_DST, oneDnn.over(arrays.outputGradient(), output),
        DNNL_ARG_WEIGHTS, weights,
        DNNL_ARG_DIFF_SRC, oneDnn.over(arrays.inputGradient(), input)));
  }
}
