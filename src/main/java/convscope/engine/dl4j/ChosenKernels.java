package convscope.engine.dl4j;

import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.LayerMethod;
import convscope.engine.dl4j.loops.LoopKernels;
import convscope.engine.dl4j.loops.OneDnnProducts;
import convscope.engine.dl4j.onednn.PartKernels;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Shape;
import convscope.natives.Cpu;
import java.util.Map;

/**
 * Our own loops, except where oneDNN's primitive for a layer is faster on this processor (src/decisions/0003). The
 * choice depends only on the processor and the layer.
 */
final class ChosenKernels implements KernelSet {
  private final LoopKernels loops;
  private final PartKernels primitives;
  private final Cpu.Level level;

  /**
   * For {@code workers} threads.
   *
   * @throws LinkageError if there is no oneDNN
   */
  ChosenKernels(Cpu.Level level, int workers) {
    loops = new LoopKernels(new OneDnnProducts(), workers);
    primitives = new PartKernels();
    this.level = level;
  }

  @Override
  public LayerMethod method(Layer layer, Shape input, int parts) {
    return layer.accept(new Choice(loops.method(layer, input, parts), input));
  }

  @Override
  public Map<String, String> versions() {
    return loops.versions();
  }

  @Override
  public int workers() {
    return loops.workers();
  }

  @Override
  public void ready() {
    loops.ready();
  }

  private final class Choice implements LayerVisitor<LayerMethod> {
    private final LayerMethod own;
    private final Shape input;

    Choice(LayerMethod own, Shape input) {
      this.own = own;
      this.input = input;
    }

    @Override
    public LayerMethod convolution(Convolution layer) {
      boolean thin = !LoopKernels.goesThroughFourier(layer, input);
      return thin && level != Cpu.Level.BASELINE ? primitives.convolution(layer, own) : own;
    }

    @Override
    public LayerMethod maxPool(MaxPool layer) {
      // Without AVX the loops are faster backward.
      return level == Cpu.Level.BASELINE ? primitives.maxPool(layer, own) : primitives.maxPool(layer);
    }

    @Override
    public LayerMethod averagePool(AveragePool layer) {
      return own;
    }

    @Override
    public LayerMethod normalization(LocalResponseNormalization layer) {
      return level == Cpu.Level.AVX512 ? primitives.normalization(layer) : own;
    }

    @Override
    public LayerMethod batchNormalization(BatchNormalization layer) {
      return own;
    }

    @Override
    public LayerMethod activation(ActivationLayer layer) {
      return switch (layer.function()) {
        case RELU, LEAKY_RELU -> own;
        // Java does not vectorize exponentials.
        case GELU, SILU -> primitives.activation(layer);
      };
    }

    @Override
    public LayerMethod locallyConnected(LocallyConnected layer) {
      return own;
    }

    @Override
    public LayerMethod dense(Dense layer) {
      return own;
    }
  }
}
