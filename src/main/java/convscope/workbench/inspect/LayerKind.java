package convscope.workbench.inspect;

import convscope.model.Activation;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;

/**
 * The kind of a layer.
 *
 * @param key its key in bundles
 * @param deed the key of what it does
 * @param window the number that describes it: the height and width of its window; the channels on either side for a
 *     normalization; 0 for a dense layer, a batch normalization and an activation function
 */
record LayerKind(String key, String deed, int window) {
  /** The kind of any layer. */
  static final LayerVisitor<LayerKind> OF = new LayerVisitor<>() {
    @Override
    public LayerKind convolution(Convolution layer) {
      boolean linear = layer.activation() == Activation.NONE;
      return new LayerKind("convolution", linear ? "convolution.linear" : "convolution", layer.size());
    }

    @Override
    public LayerKind maxPool(MaxPool layer) {
      return new LayerKind("pool", layer.size());
    }

    @Override
    public LayerKind averagePool(AveragePool layer) {
      return new LayerKind("average", layer.size());
    }

    @Override
    public LayerKind normalization(LocalResponseNormalization layer) {
      return new LayerKind("normalization", layer.radius());
    }

    @Override
    public LayerKind batchNormalization(BatchNormalization layer) {
      return new LayerKind("batch", 0);
    }

    @Override
    public LayerKind activation(ActivationLayer layer) {
      return switch (layer.function()) {
        case RELU -> new LayerKind("relu", 0);
        case LEAKY_RELU -> new LayerKind("leaky", 0);
        case GELU -> new LayerKind("gelu", 0);
        case SILU -> new LayerKind("silu", 0);
      };
    }

    @Override
    public LayerKind locallyConnected(LocallyConnected layer) {
      return new LayerKind("local", layer.size());
    }

    @Override
    public LayerKind dense(Dense layer) {
      return new LayerKind("dense", 0);
    }
  };

  /** A kind that always does the same. */
  private LayerKind(String key, int window) {
    this(key, key, window);
  }
}
