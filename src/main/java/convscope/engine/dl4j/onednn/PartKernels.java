package convscope.engine.dl4j.onednn;

import convscope.engine.dl4j.kernel.LayerMethod;
import convscope.model.ActivationLayer;
import convscope.model.Convolution;
import convscope.model.LocalResponseNormalization;
import convscope.model.MaxPool;

/** Layers with oneDNN's primitives, part by part on our own workers; oneDNN has no threads of its own then. */
public final class PartKernels {
  private final OneDnn oneDnn;

  /**
   * Loads the library.
   *
   * @throws LinkageError where there is none
   */
  public PartKernels() {
    oneDnn = new OneDnn();
  }

  /** A convolution's forward pass; backward, {@code back} does it. */
  public LayerMethod convolution(Convolution layer, LayerMethod back) {
    return new LayerMethod("onednn, back " + back.name(), back.byPart(), (arrays, variables) ->
        new PartConvolution(oneDnn, layer, arrays, variables, back.binding().bind(arrays, variables)));
  }

  /** Max-pooling. */
  public LayerMethod maxPool(MaxPool layer) {
    return new LayerMethod("onednn", true, (arrays, variables) -> new PartMaxPool(oneDnn, layer, arrays, null));
  }

  /** Max-pooling's forward pass; backward, {@code back} does it. */
  public LayerMethod maxPool(MaxPool layer, LayerMethod back) {
    return new LayerMethod("onednn, back " + back.name(), back.byPart(), (arrays, variables) ->
        new PartMaxPool(oneDnn, layer, arrays, back.binding().bind(arrays, variables)));
  }

  /** An activation function. */
  public LayerMethod activation(ActivationLayer layer) {
    return new LayerMethod("onednn", true, (arrays, variables) -> new PartActivation(oneDnn, layer, arrays));
  }

  /** Local response normalization. */
  public LayerMethod normalization(LocalResponseNormalization layer) {
    return new LayerMethod("onednn", true, (arrays, variables) -> new PartNormalization(oneDnn, layer, arrays));
  }
}
