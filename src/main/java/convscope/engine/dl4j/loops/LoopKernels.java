package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.LayerMethod;
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
import java.util.Map;

/** Our own loops for every kind of layer. */
public final class LoopKernels implements KernelSet {
  /** With fewer channels the product at each frequency is too small to outweigh the transforms. */
  private static final int FOURIER_CHANNELS = 16;
  /** The real multiplications of a tile for each pair of channels: four at each of its 9 · 16 frequencies. */
  private static final int TILE_PRODUCTS = 4 * (Fourier.SIZE / 2 + 1) * Fourier.SIZE;
  /** At 2.25 and less the products of the convolution itself were faster, at 6.25 they were slower. */
  private static final double LEAST_SAVING = 2.5;

  private final Products products;
  private final int workers;

  /** For {@code workers} threads. */
  public LoopKernels(Products products, int workers) {
    this.products = products;
    this.workers = workers;
  }

  @Override
  public Map<String, String> versions() {
    return Map.of(products.name(), products.version());
  }

  @Override
  public int workers() {
    return workers;
  }

  @Override
  public void ready() {
    products.ready();
  }

  @Override
  public LayerMethod method(Layer layer, Shape input, int parts) {
    return layer.accept(new Methods(products, input, parts));
  }

  /**
   * Whether {@code layer} is done in the frequency domain: where that saves enough multiplications to pay for the
   * transforms: with large windows, and with 3 × 3 ones only where their tiles are full (src/decisions/0003).
   */
  public static boolean goesThroughFourier(Convolution layer, Shape input) {
    return input.channels() >= FOURIER_CHANNELS && layer.filters() >= FOURIER_CHANNELS
        && FourierConvolution.serves(layer) && saving(layer, input) >= LEAST_SAVING;
  }

  /** How many multiplications the layer has for each one in the frequency domain, without the transforms. */
  private static double saving(Convolution layer, Shape input) {
    Shape output = layer.output(input);
    int inside = Fourier.SIZE - layer.size() + 1;
    int tiles = ((output.height() + inside - 1) / inside) * ((output.width() + inside - 1) / inside);
    return (double) output.height() * output.width() * layer.size() * layer.size() / (tiles * TILE_PRODUCTS);
  }

  /** Batch normalization in plain loops, for any set of kernels whose arrays Java can access. */
  public static LayerMethod batchNormalization(BatchNormalization layer) {
    return new LayerMethod("loops", false, (arrays, variables) -> new LoopBatchNormalization(layer, arrays, variables));
  }

  private record Methods(Products products, Shape input, int parts) implements LayerVisitor<LayerMethod> {
    @Override
    public LayerMethod convolution(Convolution layer) {
      if (goesThroughFourier(layer, input)) {
        return new LayerMethod("fourier-" + products.name(), true,
            (arrays, variables) -> new FourierConvolution(layer, arrays, variables, products));
      }
      return new LayerMethod("lowered-" + products.name(), LoweredConvolution.byPart(layer, input, parts),
          (arrays, variables) -> new LoweredConvolution(layer, arrays, variables, products));
    }

    @Override
    public LayerMethod maxPool(MaxPool layer) {
      return new LayerMethod("loops", true, (arrays, variables) ->
          new LoopPool(arrays, () -> new MaxLanes(layer, input)));
    }

    @Override
    public LayerMethod averagePool(AveragePool layer) {
      return new LayerMethod("loops", true, (arrays, variables) ->
          new LoopPool(arrays, () -> new AverageLanes(layer, input)));
    }

    @Override
    public LayerMethod normalization(LocalResponseNormalization layer) {
      return new LayerMethod("loops", true, (arrays, variables) -> new LoopNormalization(layer, arrays));
    }

    @Override
    public LayerMethod batchNormalization(BatchNormalization layer) {
      return LoopKernels.batchNormalization(layer);
    }

    @Override
    public LayerMethod activation(ActivationLayer layer) {
      return new LayerMethod("loops", true, (arrays, variables) -> new LoopActivation(layer, arrays));
    }

    @Override
    public LayerMethod locallyConnected(LocallyConnected layer) {
      return new LayerMethod("products-" + products.name(), false,
          (arrays, variables) -> new LoopLocallyConnected(layer, arrays, variables, products));
    }

    @Override
    public LayerMethod dense(Dense layer) {
      return new LayerMethod("products-" + products.name(), false,
          (arrays, variables) -> new ProductDense(layer, arrays, variables, products));
    }
  }
}
