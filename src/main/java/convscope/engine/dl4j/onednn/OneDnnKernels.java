package convscope.engine.dl4j.onednn;

import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.LayerMethod;
import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.model.AveragePool;
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

/** oneDNN called directly on ND4J's host arrays, with threads of oneDNN's own. */
public final class OneDnnKernels implements KernelSet {
  private final OneDnn oneDnn;
  private final Runnable ready;

  /**
   * Loads the library.
   *
   * @param ready has oneDNN share out what the calling thread gives it, among as many as are wanted
   * @throws LinkageError where there is none
   */
  public OneDnnKernels(Runnable ready) {
    this(OneDnn.withThreads(), ready);
  }

  private OneDnnKernels(OneDnn oneDnn, Runnable ready) {
    this.oneDnn = oneDnn;
    this.ready = ready;
  }

  @Override
  public OneDnnKernels forOneNetwork() {
    return new OneDnnKernels(oneDnn.withOwnStream(), ready);
  }

  @Override
  public Map<String, String> versions() {
    dnnl_version_t version = dnnl.dnnl_version();
    return Map.of("onednn", version.major() + "." + version.minor() + "." + version.patch());
  }

  @Override
  public LayerMethod method(Layer layer, Shape input, int parts) {
    return new LayerMethod("onednn", false, layer.accept(new Bindings(oneDnn)));
  }

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public void ready() {
    ready.run();
  }

  private record Bindings(OneDnn oneDnn) implements LayerVisitor<LayerMethod.Binding> {
    @Override
    public LayerMethod.Binding convolution(Convolution layer) {
      return (arrays, variables) -> OneDnnConvolution.kernel(oneDnn, layer, WholeArrays.of(arrays), variables);
    }

    @Override
    public LayerMethod.Binding maxPool(MaxPool layer) {
      return (arrays, variables) -> OneDnnMaxPool.kernel(oneDnn, layer, WholeArrays.of(arrays));
    }

    @Override
    public LayerMethod.Binding averagePool(AveragePool layer) {
      return (arrays, variables) -> OneDnnAveragePool.kernel(oneDnn, layer, WholeArrays.of(arrays));
    }

    @Override
    public LayerMethod.Binding normalization(LocalResponseNormalization layer) {
      return (arrays, variables) -> OneDnnNormalization.kernel(oneDnn, layer, WholeArrays.of(arrays));
    }

    @Override
    public LayerMethod.Binding locallyConnected(LocallyConnected layer) {
      return (arrays, variables) -> OneDnnLocallyConnected.kernel(oneDnn, layer, WholeArrays.of(arrays), variables);
    }

    @Override
    public LayerMethod.Binding dense(Dense layer) {
      return (arrays, variables) -> OneDnnDense.kernel(oneDnn, layer, WholeArrays.of(arrays), variables);
    }
  }
}
