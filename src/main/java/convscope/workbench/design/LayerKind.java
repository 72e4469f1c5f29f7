package convscope.workbench.design;

import static convscope.model.Activation.NONE;
import static convscope.model.Activation.RELU;

import convscope.model.ActivationFunction;
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
import convscope.model.Weights;
import java.util.Locale;

/** The kinds of layers that the palette offers, in its order. */
public enum LayerKind {
  CONVOLUTION("conv") {
    @Override
    Layer layer(String name) {
      return new Convolution(name, 3, 1, 64, RELU, new Weights(0.05, 0, 0));
    }
  },
  MAX_POOL("pool") {
    @Override
    Layer layer(String name) {
      return new MaxPool(name, 3, 2);
    }
  },
  AVERAGE_POOL("pool") {
    @Override
    Layer layer(String name) {
      return new AveragePool(name, 3, 2);
    }
  },
  NORMALIZATION("norm") {
    @Override
    Layer layer(String name) {
      return new LocalResponseNormalization(name, 4, 1, 0.001 / 9, 0.75);
    }
  },
  BATCH_NORMALIZATION("batch") {
    @Override
    Layer layer(String name) {
      return new BatchNormalization(name);
    }
  },
  ACTIVATION("activation") {
    @Override
    Layer layer(String name) {
      return new ActivationLayer(name, ActivationFunction.RELU, 0);
    }
  },
  LOCALLY_CONNECTED("local") {
    @Override
    Layer layer(String name) {
      return new LocallyConnected(name, 3, 32, RELU, new Weights(0.04, 0.1, 0.004));
    }
  },
  DENSE("dense") {
    @Override
    Layer layer(String name) {
      return new Dense(name, 192, RELU, new Weights(0.04, 0.1, 0.004));
    }

    @Override
    Layer last(NetworkDesign design, int classes) {
      return new Dense(design.has(LOGITS) ? design.fresh(LOGITS) : LOGITS, classes, NONE, new Weights(0.01, 0, 0));
    }
  };

  /** The kind of any layer. */
  static final LayerVisitor<LayerKind> OF = new LayerVisitor<>() {
    @Override
    public LayerKind convolution(Convolution layer) {
      return CONVOLUTION;
    }

    @Override
    public LayerKind maxPool(MaxPool layer) {
      return MAX_POOL;
    }

    @Override
    public LayerKind averagePool(AveragePool layer) {
      return AVERAGE_POOL;
    }

    @Override
    public LayerKind normalization(LocalResponseNormalization layer) {
      return NORMALIZATION;
    }

    @Override
    public LayerKind batchNormalization(BatchNormalization layer) {
      return BATCH_NORMALIZATION;
    }

    @Override
    public LayerKind activation(ActivationLayer layer) {
      return ACTIVATION;
    }

    @Override
    public LayerKind locallyConnected(LocallyConnected layer) {
      return LOCALLY_CONNECTED;
    }

    @Override
    public LayerKind dense(Dense layer) {
      return DENSE;
    }
  };

  /** The tutorial's name of the layer that gives the logits. */
  private static final String LOGITS = "softmax_linear";

  private final String stem;

  LayerKind(String stem) {
    this.stem = stem;
  }

  /** A usual layer of this kind, called {@code name}. */
  abstract Layer layer(String name);

  /** What is added as the last layer of {@code design} for that many classes: a dense one gives the logits. */
  Layer last(NetworkDesign design, int classes) {
    return layer(design.fresh(stem));
  }

  /** What is added to {@code design} at position {@code index} for that many classes. */
  Layer added(NetworkDesign design, int index, int classes) {
    return index == design.layers().size() ? last(design, classes) : layer(design.fresh(stem));
  }

  /** Its key in bundles. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
