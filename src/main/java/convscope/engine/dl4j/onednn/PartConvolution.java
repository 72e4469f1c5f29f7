package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import convscope.engine.dl4j.kernel.Address;
import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.Variables;
import convscope.engine.dl4j.onednn.PartPrimitive.Argument;
import convscope.model.Convolution;
import convscope.model.Padding;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;

/**
 * A convolution whose forward pass is oneDNN's primitive, part by part, each on the worker that has the part; the
 * backward pass is another kernel's. Each worker brings the weights, small beside the images, into the layout that the
 * primitive likes best when it meets its first part of a pass.
 */
final class PartConvolution implements LayerKernel {
  /** The primitives for parts of {@code count} examples. */
  private final class Primitives implements PartPrimitives.Pair {
    private final PartPrimitive convolution;
    private final PartPrimitive layout;
    private final memory weights;
    private long laidOut;

    Primitives(OneDnn oneDnn, int count) {
      memory.desc input = OneDnn.images(count, arrays.input().shape());
      memory.desc output = OneDnn.images(count, arrays.output().shape());
      // oneDNN takes a description of nothing for no biases.
      memory.desc biases = layer.biased() ? OneDnn.vector(shape[0]) : new memory.desc();
      memory.desc plain = new memory.desc(shape, OneDnn.FLOAT, memory.format_tag.hwio);
      convolution_forward.primitive_desc described = new convolution_forward.primitive_desc(
          new convolution_forward.desc(dnnl_forward_inference, dnnl_convolution_direct, input,
              new memory.desc(shape, OneDnn.FLOAT, memory.format_tag.any), biases, output, strides, before, after),
          OneDnnRelu.fused(layer.activation()), oneDnn.cpu());
      weights = oneDnn.own(described.weights_desc());
      memory from = oneDnn.own(plain);
      layout = new PartPrimitive(oneDnn, new reorder(from, weights),
          new Argument(org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM, plain),
          new Argument(org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO, described.weights_desc()));
      from.close();
      List<Argument> arguments = new ArrayList<>(List.of(new Argument(DNNL_ARG_SRC, input),
          new Argument(DNNL_ARG_DST, output), new Argument(DNNL_ARG_WEIGHTS, described.weights_desc())));
      if (layer.biased()) {
        arguments.add(new Argument(DNNL_ARG_BIAS, biases));
      }
      convolution = new PartPrimitive(oneDnn, new convolution_forward(described), arguments.toArray(Argument[]::new));
    }

    void run(int worker, Part part) {
      long laid = weights.get_data_handle().address();
      long pass = passes.get();
      if (laidOut != pass) {
        layout.run(weightsAt, laid);
        laidOut = pass;
      }
      convolution.run(arrays.input().address(worker, part), arrays.output().address(worker, part), laid, biasesAt);
    }

    @Override
    public void close() {
      convolution.close();
      layout.close();
      weights.close();
    }
  }

  private final Convolution layer;
  private final LayerArrays arrays;
  private final LayerKernel back;
  private final long[] strides;
  private final long[] before;
  private final long[] after;
  private final long[] shape;
  private final long weightsAt;
  private final long biasesAt;
  private final PartPrimitives<Primitives> primitives;
  private final AtomicLong passes = new AtomicLong();

  PartConvolution(OneDnn oneDnn, Convolution layer, LayerArrays arrays, Variables variables, LayerKernel back) {
    this.layer = layer;
    this.arrays = arrays;
    this.back = back;
    Shape input = arrays.input().shape();
    Padding vertical = layer.window().orElseThrow().rows(input);
    Padding horizontal = layer.window().orElseThrow().columns(input);
    strides = new long[] {layer.stride(), layer.stride()};
    before = new long[] {vertical.before(), horizontal.before()};
    after = new long[] {vertical.after(), horizontal.after()};
    shape = new long[] {layer.filters(), input.channels(), layer.size(), layer.size()};
    weightsAt = new Address(variables.weights()).address();
    biasesAt = variables.hasBiases() ? new Address(variables.biases()).address() : 0;
    primitives = new PartPrimitives<>(oneDnn, arrays.workers(), Primitives::new);
  }

  @Override
  public void forward(Pass pass) {
    pass.prepare(1, (worker, task) -> passes.incrementAndGet());
    pass.each((worker, part) -> primitives.of(worker, part).run(worker, part));
  }

  @Override
  public void backward(Pass pass) {
    back.backward(pass);
  }

  @Override
  public void close() {
    primitives.close();
    back.close();
  }
}
