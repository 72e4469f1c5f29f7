package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lrn_across_channels;

import convscope.engine.dl4j.kernel.LayerArrays;
import convscope.engine.dl4j.kernel.LayerKernel;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.Pass;
import convscope.engine.dl4j.kernel.PerWorker;
import convscope.engine.dl4j.loops.Pieces;
import convscope.engine.dl4j.onednn.PartPrimitive.Argument;
import convscope.model.LocalResponseNormalization;
import java.util.Objects;
import org.bytedeco.dnnl.lrn_backward;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * Local response normalization by oneDNN's primitive, part by part, each on the worker that has the part. oneDNN
 * divides alpha by the size of the window: it is multiplied in here.
 */
final class PartNormalization implements LayerKernel {
  /** The two primitives for parts of {@code count} examples. */
  private final class Primitives implements PartPrimitives.Pair {
    private final PartPrimitive there;
    private final @Nullable PartPrimitive back;
    private final boolean keeps;

    Primitives(OneDnn oneDnn, int count) {
      memory.desc values = OneDnn.images(count, arrays.input().shape());
      lrn_forward.primitive_desc forward = described(oneDnn, values);
      keeps = !forward.workspace_desc().is_zero();
      Argument workspace = new Argument(DNNL_ARG_WORKSPACE, forward.workspace_desc());
      there = primitive(oneDnn, new lrn_forward(forward), workspace, new Argument(DNNL_ARG_SRC, values),
          new Argument(DNNL_ARG_DST, values));
      back = !arrays.goesBack() ? null : primitive(oneDnn, new lrn_backward(new lrn_backward.primitive_desc(
          new lrn_backward.desc(dnnl_lrn_across_channels, values, values, window, alpha, beta, bias), oneDnn.cpu(),
          forward)), workspace, new Argument(DNNL_ARG_SRC, values), new Argument(DNNL_ARG_DIFF_DST, values),
          new Argument(DNNL_ARG_DIFF_SRC, values));
    }

    private PartPrimitive primitive(OneDnn oneDnn, org.bytedeco.dnnl.primitive work, Argument workspace,
        Argument... others) {
      if (!keeps) {
        return new PartPrimitive(oneDnn, work, others);
      }
      Argument[] all = java.util.Arrays.copyOf(others, others.length + 1);
      all[others.length] = workspace;
      return new PartPrimitive(oneDnn, work, all);
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
  private final int window;
  private final float alpha;
  private final float beta;
  private final float bias;
  private final PartPrimitives<Primitives> primitives;
  private final PartWorkspace kept;
  private final PerWorker<Pieces> pieces;

  PartNormalization(OneDnn oneDnn, LocalResponseNormalization layer, LayerArrays arrays) {
    this.arrays = arrays;
    window = 2 * layer.radius() + 1;
    alpha = (float) (layer.alpha() * window);
    beta = (float) layer.beta();
    bias = (float) layer.bias();
    primitives = new PartPrimitives<>(oneDnn, arrays.workers(), Primitives::new);
    pieces = new PerWorker<>(arrays.workers(), Pieces::new);
    memory.desc workspace =
        described(oneDnn, OneDnn.images(arrays.largestPart(), arrays.input().shape())).workspace_desc();
    kept = new PartWorkspace(workspace.is_zero() ? 0 : workspace.get_size(), arrays.parts().size());
  }

  private lrn_forward.primitive_desc described(OneDnn oneDnn, memory.desc values) {
    int kind = arrays.goesBack() ? dnnl_forward_training : dnnl_forward_inference;
    return new lrn_forward.primitive_desc(
        new lrn_forward.desc(kind, dnnl_lrn_across_channels, values, window, alpha, beta, bias), oneDnn.cpu());
  }

  @Override
  public void forward(Pass pass) {
    pass.each((worker, part) -> {
      Primitives own = primitives.of(worker, part);
      long input = arrays.input().address(worker, part);
      long output = arrays.output().address(worker, part);
      if (own.keeps) {
        own.there.run(input, output, kept.address(part));
      } else {
        own.there.run(input, output);
      }
    });
  }

  @Override
  public void backward(Pass pass) {
    if (arrays.hasInputGradient()) {
      pass.each(this::goBack);
    }
  }

  private void goBack(int worker, Part part) {
    Primitives own = primitives.of(worker, part);
    long input = arrays.input().address(worker, part);
    long gradient = arrays.outputGradient().address(worker, part);
    long to = arrays.inputGradient().address(worker, part);
    PartPrimitive back = Objects.requireNonNull(own.back);
    if (own.keeps) {
      back.run(input, gradient, to, kept.address(part));
    } else {
      back.run(input, gradient, to);
    }
    if (arrays.gated()) {
      pieces.of(worker).gate(arrays.input().values(worker, part), arrays.inputGradient().values(worker, part), 0,
          part.count() * arrays.input().shape().size());
    }
  }

  @Override
  public void close() {
    primitives.close();
    kept.close();
  }
}
