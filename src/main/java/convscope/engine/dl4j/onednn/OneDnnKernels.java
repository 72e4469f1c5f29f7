package convscope.engine.dl4j.onednn;

import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.LayerMethod;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.engine.dl4j.loops.LoopKernels;
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
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;

/**
 * oneDNN called directly on ND4J's host arrays, with oneDNN's own threads; batch normalization in our own loops on one
 * thread.
 */
public final class OneDnnKernels implements KernelSet {
  private final OneDnn oneDnn;

  /**
   * Loads the library.
   *
   * @throws LinkageError where there is none
   */
  public OneDnnKernels() {
    this(OneDnn.withThreads());
  }

  private OneDnnKernels(OneDnn oneDnn) {
    this.oneDnn = oneDnn;
  }

  @Override
  public OneDnnKernels forOneNetwork() {
    return new OneDnnKernels(oneDnn.withOwnStream());
  }

  @Override
  public Map<String, String> versions() {
    dnnl_version_t version = dnnl.dnnl_version();
    return Map.of("onednn", version.major() + "." + version.minor() + "." + version.patch());
  }

  @Override
  public LayerMethod method(Layer layer, Shape input, int parts) {
    return layer.accept(new Methods(oneDnn));
  }

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public void ready() {
    // oneDNN has threads of its own.
  }

  private record Methods(OneDnn oneDnn) implements LayerVisitor<LayerMethod> {
    private static LayerMethod own(LayerMethod.Binding binding) {
      return new LayerMethod("onednn", false, binding);
    }

    @Override
    public LayerMethod convolution(Convolution layer) {
      return own((arrays, variables) -> OneDnnConvolution.kernel(oneDnn, layer, WholeArrays.of(arrays), variables));
    }

    @Override
    public LayerMethod maxPool(MaxPool layer) {
      return own((arrays, variables) ->
          OneDnnPool.kernel(oneDnn, layer, dnnl.dnnl_pooling_max, WholeArrays.of(arrays)));
    }

    @Override
    public LayerMethod averagePool(AveragePool layer) {
      return own((arrays, variables) ->
          OneDnnPool.kernel(oneDnn, layer, dnnl.dnnl_pooling_avg_exclude_padding, WholeArrays.of(arrays)));
    }

    @Override
    public LayerMethod normalization(LocalResponseNormalization layer) {
      return own((arrays, variables) -> OneDnnNormalization.kernel(oneDnn, layer, WholeArrays.of(arrays)));
    }

    @Override
    public LayerMethod batchNormalization(BatchNormalization layer) {
      return LoopKernels.batchNormalization(layer);
    }

    @Override
    public LayerMethod activation(ActivationLayer layer) {
      return own((arrays, variables) -> OneDnnActivation.kernel(oneDnn, layer, WholeArrays.of(arrays)));
    }

    @Override
    public LayerMethod locallyConnected(LocallyConnected layer) {
      return own((arrays, variables) ->
          OneDnnLocallyConnected.kernel(oneDnn, layer, WholeArrays.of(arrays), variables));
    }

    @Override
    public LayerMethod dense(Dense layer) {
      return own((arrays, variables) -> OneDnnDense.kernel(oneDnn, layer, WholeArrays.of(arrays), variables));
    }
  }
}
