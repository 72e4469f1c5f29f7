package convscope.engine.dl4j;

import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;

/** One way to do the arithmetic of every kind of layer. */
interface KernelSet {

  /** {@code onednn} or {@code nd4j}. */
  String name();

  /** The same set for one network, which may then work on its thread while others work on theirs. */
  default KernelSet forOneNetwork() {
    return this;
  }

  /** The kernel for whatever kind {@code layer} is; {@code variables} is not looked at where the kind has none. */
  default LayerKernel kernel(Layer layer, LayerArrays arrays, Variables variables) {
    return layer.accept(new LayerVisitor<>() {
      @Override
      public LayerKernel convolution(Convolution layer) {
        return KernelSet.this.convolution(layer, arrays, variables);
      }

      @Override
      public LayerKernel maxPool(MaxPool layer) {
        return KernelSet.this.maxPool(layer, arrays);
      }

      @Override
      public LayerKernel normalization(LocalResponseNormalization layer) {
        return KernelSet.this.normalization(layer, arrays);
      }

      @Override
      public LayerKernel locallyConnected(LocallyConnected layer) {
        return KernelSet.this.locallyConnected(layer, arrays, variables);
      }

      @Override
      public LayerKernel dense(Dense layer) {
        return KernelSet.this.dense(layer, arrays, variables);
      }
    });
  }

  /** Convolution, biases and activation. */
  LayerKernel convolution(Convolution layer, LayerArrays arrays, Variables variables);

  LayerKernel maxPool(MaxPool layer, LayerArrays arrays);

  LayerKernel normalization(LocalResponseNormalization layer, LayerArrays arrays);

  /** Matrix product over the flattened input, biases and activation. */
  LayerKernel dense(Dense layer, LayerArrays arrays, Variables variables);

  /** A matrix product at every position, biases and activation. */
  LayerKernel locallyConnected(LocallyConnected layer, LayerArrays arrays, Variables variables);
}
