package convscope.engine.dl4j.onednn;

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

import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Variables;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Padding;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution with oneDNN, a {@link BatchPart} at a time. Images stay in plain {@code nhwc}; the weights, small beside
 * them, are brought into the layout each primitive likes best at every step.
 */
final class OneDnnConvolution {
  private final OneDnn oneDnn;
  private final WholeArrays arrays;
  private final Variables variables;
  private final Activation activation;
  private final OneDnnLayer kernel = new OneDnnLayer();
  private final long[] strides;
  private final long[] before;
  private final long[] after;
  private final memory.desc anyWeights;
  private final memory.desc plainWeights;
  private final memory.desc biases;

  private OneDnnConvolution(OneDnn oneDnn, Convolution layer, WholeArrays arrays, Variables variables) {
    this.oneDnn = oneDnn;
    this.arrays = arrays;
    this.variables = variables;
    this.activation = layer.activation();
    INDArray input = arrays.input();
    Shape image = new Shape((int) input.size(1), (int) input.size(2), (int) input.size(3));
    Padding vertical = layer.window().orElseThrow().rows(image);
    Padding horizontal = layer.window().orElseThrow().columns(image);
    strides = new long[] {layer.stride(), layer.stride()};
    before = new long[] {vertical.before(), horizontal.before()};
    after = new long[] {vertical.after(), horizontal.after()};
    long[] shape = {layer.filters(), arrays.input().size(3), layer.size(), layer.size()};
    anyWeights = new memory.desc(shape, OneDnn.FLOAT, memory.format_tag.any);
    plainWeights = new memory.desc(shape, OneDnn.FLOAT, memory.format_tag.hwio);
    // oneDNN takes a description of nothing for no biases.
    biases = variables.hasBiases() ? OneDnn.vector(layer.filters()) : new memory.desc();
  }

  static LayerKernel kernel(OneDnn oneDnn, Convolution layer, WholeArrays arrays, Variables variables) {
    OneDnnConvolution convolution = new OneDnnConvolution(oneDnn, layer, arrays, variables);
    for (BatchPart part : BatchPart.of(arrays.batch())) {
      convolution_forward.primitive_desc forward = convolution.addForward(part);
      if (arrays.goesBack()) {
        convolution.addBackward(part, forward);
      }
    }
    return convolution.kernel;
  }

  private convolution_forward.primitive_desc addForward(BatchPart part) {
    int kind = arrays.goesBack() ? dnnl_forward_training : dnnl_forward_inference;
    convolution_forward.primitive_desc forward = new convolution_forward.primitive_desc(
        new convolution_forward.desc(kind, dnnl_convolution_direct, part.layout(arrays.input()), anyWeights, biases,
            part.layout(arrays.output()), strides, before, after),
        OneDnnRelu.fused(activation), oneDnn.cpu());
    memory weights = oneDnn.own(forward.weights_desc());
    kernel.thenForward(oneDnn.reorder(oneDnn.over(variables.weights(), plainWeights), weights));
    List<Object> arguments = new ArrayList<>(List.of(DNNL_ARG_SRC, part.of(oneDnn, arrays.input()),
        DNNL_ARG_WEIGHTS, weights, DNNL_ARG_DST, part.of(oneDnn, arrays.output())));
    if (variables.hasBiases()) {
      arguments.addAll(List.of(DNNL_ARG_BIAS, oneDnn.over(variables.biases(), biases)));
    }
    kernel.thenForward(oneDnn.operation(new convolution_forward(forward), arguments.toArray()));
    return forward;
  }

  private void addBackward(BatchPart part, convolution_forward.primitive_desc forward) {
    addWeightGradients(part, forward);
    if (arrays.hasInputGradient()) {
      addInputGradient(part, forward);
      if (arrays.gates()) {
        kernel.thenBackward(OneDnnRelu.gate(oneDnn, part.of(oneDnn, arrays.input()),
            part.of(oneDnn, arrays.inputGradient())));
      }
    }
  }

  private void addWeightGradients(BatchPart part, convolution_forward.primitive_desc forward) {
    convolution_backward_weights.primitive_desc described = new convolution_backward_weights.primitive_desc(
        new convolution_backward_weights.desc(dnnl_convolution_direct, part.layout(arrays.input()), anyWeights, biases,
            part.layout(arrays.output()), strides, before, after),
        oneDnn.cpu(), forward);
    memory ofWeights = oneDnn.own(described.diff_weights_desc());
    List<Object> arguments = new ArrayList<>(List.of(DNNL_ARG_SRC, part.of(oneDnn, arrays.input()),
        DNNL_ARG_DIFF_DST, part.of(oneDnn, arrays.outputGradient()), DNNL_ARG_DIFF_WEIGHTS, ofWeights));
    memory ofBiases = variables.hasBiases() ? oneDnn.own(biases) : null;
    if (ofBiases != null) {
      arguments.addAll(List.of(DNNL_ARG_DIFF_BIAS, ofBiases));
    }
    kernel.thenBackward(oneDnn.operation(new convolution_backward_weights(described), arguments.toArray()));
    gather(part, ofWeights, oneDnn.over(variables.weightGradients(), plainWeights));
    if (ofBiases != null) {
      gather(part, ofBiases, oneDnn.over(variables.biasGradients(), biases));
    }
  }

  /** The first part's gradient overwrites the last step's; the others are added. */
  private void gather(BatchPart part, memory own, memory whole) {
    kernel.thenBackward(part.first() == 0 ? oneDnn.reorder(own, whole) : oneDnn.add(own, whole));
  }

  private void addInputGradient(BatchPart part, convolution_forward.primitive_desc forward) {
    convolution_backward_data.primitive_desc described = new convolution_backward_data.primitive_desc(
        new convolution_backward_data.desc(dnnl_convolution_direct, part.layout(arrays.input()), anyWeights,
            part.layout(arrays.output()), strides, before, after),
        oneDnn.cpu(), forward);
    memory weights = oneDnn.own(described.weights_desc());
    kernel.thenBackward(oneDnn.reorder(oneDnn.over(variables.weights(), plainWeights), weights));
    kernel.thenBackward(oneDnn.operation(new convolution_backward_data(described),
        DNNL_ARG_DIFF_DST, part.of(oneDnn, arrays.outputGradient()),
        DNNL_ARG_WEIGHTS, weights,
        DNNL_ARG_DIFF_SRC, part.of(oneDnn, arrays.inputGradient())));
  }
}
