package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.engine.dl4j.loops.Pieces;
import convscope.engine.dl4j.onednn.PartPrimitive.Argument;
import convscope.model.ActivationLayer;
import java.util.Objects;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** An activation function by oneDNN's primitive, part by part, each on the worker that has the part. */
final class PartActivation implements LayerKernel {
  /** The two primitives for parts of {@code count} examples. */
  private final class Primitives implements PartPrimitives.Pair {
    private final PartPrimitive there;
    private final @Nullable PartPrimitive back;

    Primitives(OneDnn oneDnn, int count) {
      memory.desc values = OneDnn.images(count, arrays.input().shape());
      eltwise_forward.primitive_desc forward = function.forward(oneDnn, arrays.goesBack(), values);
      there = new PartPrimitive(oneDnn, new eltwise_forward(forward), new Argument(DNNL_ARG_SRC, values),
          new Argument(DNNL_ARG_DST, values));
      back = !arrays.hasInputGradient() ? null : new PartPrimitive(oneDnn,
          new eltwise_backward(function.backward(oneDnn, values, forward)), new Argument(DNNL_ARG_SRC, values),
          new Argument(DNNL_ARG_DIFF_DST, values), new Argument(DNNL_ARG_DIFF_SRC, values));
    }

    @Override
    public void close() {
      there.close();
      if (back != null) {
        back.close();
      }
    }
  }

  private final LayerArrays arrays;
  private final ActivationDescription function;
  private final PartPrimitives<Primitives> primitives;
  private final PerWorker<Pieces> pieces;

  PartActivation(OneDnn oneDnn, ActivationLayer layer, LayerArrays arrays) {
    this.arrays = arrays;
    function = ActivationDescription.of(layer);
    primitives = new PartPrimitives<>(oneDnn, arrays.workers(), Primitives::new);
    pieces = new PerWorker<>(arrays.workers(), Pieces::new);
  }

  @Override
  public void forward(Pass pass) {
    pass.each((worker, part) -> primitives.of(worker, part).there.run(arrays.input().address(worker, part),
        arrays.output().address(worker, part)));
  }

  @Override
  public void backward(Pass pass) {
    if (arrays.hasInputGradient()) {
      pass.each(this::goBack);
    }
  }

  private void goBack(int worker, Part part) {
    Objects.requireNonNull(primitives.of(worker, part).back).run(arrays.input().address(worker, part),
        arrays.outputGradient().address(worker, part), arrays.inputGradient().address(worker, part));
    if (arrays.gated()) {
      pieces.of(worker).gate(arrays.input().values(worker, part), arrays.inputGradient().values(worker, part), 0,
          part.count() * arrays.input().shape().size());
    }
  }

  @Override
  public void close() {
    primitives.close();
  }
}
