package convscope.engine.dl4j;

import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;

/** oneDNN called directly on ND4J's host arrays. x86-64 only. */
final class OneDnnKernels implements KernelSet {
  private final OneDnn oneDnn;

  OneDnnKernels() {
    this(new OneDnn());
  }

  private OneDnnKernels(OneDnn oneDnn) {
    this.oneDnn = oneDnn;
  }

  @Override
  public KernelSet forOneNetwork() {
    return new OneDnnKernels(oneDnn.withOwnStream());
  }

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public LayerKernel convolution(Convolution layer, LayerArrays arrays, Variables variables) {
    return OneDnnConvolution.kernel(oneDnn, layer, arrays, variables);
  }

  @Override
  public LayerKernel maxPool(MaxPool layer, LayerArrays arrays) {
    return OneDnnMaxPool.kernel(oneDnn, layer, arrays);
  }

  @Override
  public LayerKernel normalization(LocalResponseNormalization layer, LayerArrays arrays) {
    return OneDnnNormalization.kernel(oneDnn, layer, arrays);
  }

  @Override
  public LayerKernel dense(Dense layer, LayerArrays arrays, Variables variables) {
    return OneDnnDense.kernel(oneDnn, layer, arrays, variables);
  }

  @Override
  public LayerKernel locallyConnected(LocallyConnected layer, LayerArrays arrays, Variables variables) {
    return OneDnnLocallyConnected.kernel(oneDnn, layer, arrays, variables);
  }
}
