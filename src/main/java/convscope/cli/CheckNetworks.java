package convscope.cli;

import static convscope.model.Activation.NONE;
import static convscope.model.Activation.RELU;

import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitializerEdition;
import convscope.model.Layer;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.PaddingRule;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The networks a device is checked with: every kind of layer as the first and after others, and the tutorial's
 * networks.
 */
final class CheckNetworks {
  private static final Weights WEIGHTS = new Weights(0.3, 0.1, 0);
  private static final Weights DECAYED = new Weights(0.3, 0.1, 0.02);
  private static final int CLASSES = 10;
  private static final int SMALL_BATCH = 5;
  /** Not a multiple of any block size. */
  private static final int ODD_BATCH = 37;
  private static final int TUTORIAL_BATCH = 128;
  private static final int LOCAL_BATCH = 16;

  private CheckNetworks() {}

  /** All kinds of layers, one after the other. */
  static Network allKinds() {
    return new Network("all kinds of layers", new Shape(9, 8, 3), List.of(
        new Convolution("conv1", 3, 1, 16, RELU, WEIGHTS),
        new MaxPool("pool1", 3, 2),
        new LocalResponseNormalization("norm1", 4, 1, 0.001 / 9, 0.75),
        new Convolution("conv2", 5, 1, 8, RELU, DECAYED),
        new LocalResponseNormalization("norm2", 2, 2, 0.1, 0.5),
        new AveragePool("pool2", 2, 2),
        new LocallyConnected("local", 3, 4, RELU, DECAYED),
        new Dense("hidden", 7, RELU, DECAYED),
        new Dense("logits", 4, NONE, WEIGHTS)));
  }

  /**
   * The tutorial's products and normalization without ReLU and max pooling: where one of these is near its threshold, a
   * rounding error decides, and gradients differ by more than the rounding.
   */
  private static Network smooth() {
    return new Network("smooth", new Shape(24, 24, 3), List.of(
        new Convolution("conv1", 5, 1, 64, NONE, new Weights(0.05, 0, 0)),
        new AveragePool("pool1", 3, 2),
        new LocalResponseNormalization("norm1", 4, 1, 0.001 / 9, 0.75),
        new Convolution("conv2", 5, 1, 64, NONE, new Weights(0.05, 0.1, 0)),
        new LocalResponseNormalization("norm2", 4, 1, 0.001 / 9, 0.75),
        new AveragePool("pool2", 3, 2),
        new LocallyConnected("local", 3, 8, NONE, new Weights(0.04, 0.1, 0.004)),
        new Dense("hidden", 192, NONE, new Weights(0.06, 0.1, 0.004)),
        new Dense("logits", CLASSES, NONE, new Weights(0.07, 0, 0))));
  }

  static Network tutorial() {
    return Presets.tutorial(InitializerEdition.FROM_2017, CLASSES);
  }

  static List<CheckCase> cases() {
    List<CheckCase> cases = new ArrayList<>();
    cases.add(new CheckCase("all-kinds-5", allKinds(), SMALL_BATCH));
    cases.add(new CheckCase("all-kinds-37", allKinds(), ODD_BATCH));
    cases.add(first(new Convolution("strided-convolution", 3, 2, 6, RELU, DECAYED)));
    cases.add(first(new Convolution("linear-convolution", 3, 1, 6, NONE, WEIGHTS)));
    cases.add(first(new Convolution("wide-convolution", 5, 1, 16, RELU, WEIGHTS)));
    cases.add(first(new Convolution("many-filters", 3, 1, 130, RELU, WEIGHTS)));
    cases.add(first(new Convolution("pointwise-convolution", 1, 1, 6, RELU, DECAYED, PaddingRule.SAME, false)));
    cases.add(first(new Convolution("valid-convolution", 2, 1, 8, NONE, WEIGHTS, PaddingRule.VALID, true),
        new Convolution("padded-convolution", 3, 2, 6, RELU, DECAYED, new PaddingRule(1), false)));
    cases.add(first(new LocallyConnected("locally-connected", 3, 4, RELU, DECAYED)));
    cases.add(first(new MaxPool("max-pool", 3, 2)));
    cases.add(first(new AveragePool("average-pool", 3, 2)));
    cases.add(first(new Convolution("rectified-below-averages", 3, 1, 6, RELU, WEIGHTS),
        new AveragePool("overlapping-averages", 4, 1)));
    for (ActivationFunction function : ActivationFunction.values()) {
      cases.add(first(new ActivationLayer(function.name().toLowerCase(Locale.ROOT).replace('_', '-'), function,
          function == ActivationFunction.LEAKY_RELU ? 0.1 : 0)));
    }
    cases.add(first(new LocalResponseNormalization("normalization", 1, 1, 0.2, 0.75)));
    cases.add(first(new BatchNormalization("batch-normalization")));
    cases.add(first(new Convolution("rectified-below-batch", 3, 1, 40, RELU, WEIGHTS),
        new BatchNormalization("unscaled-batch", 0.01, 0.5, false), new Dense("units", 6, RELU, WEIGHTS),
        new BatchNormalization("batch-of-units", 0.05, 0.9, true)));
    cases.add(first(new Dense("dense", 70, NONE, DECAYED)));
    cases.add(new CheckCase(CheckCase.SMOOTH, smooth(), LOCAL_BATCH));
    cases.add(new CheckCase("locally-connected-network",
        Presets.locallyConnected(InitializerEdition.FROM_2017, CLASSES),
        LOCAL_BATCH));
    cases.add(new CheckCase("tutorial", tutorial(), TUTORIAL_BATCH));
    return cases;
  }

  private static CheckCase first(Layer... below) {
    List<Layer> layers = new ArrayList<>(Arrays.asList(below));
    layers.add(new Dense("hidden", 9, RELU, DECAYED));
    layers.add(new Dense("logits", 4, NONE, WEIGHTS));
    String name = below[0].name();
    return new CheckCase(name + "-first", new Network(name + " first", new Shape(7, 6, 3), layers), ODD_BATCH);
  }
}
