package convscope.engine;

import convscope.foundation.CounterRandom;
import convscope.model.Activation;
import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Layer;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.PaddingRule;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Networks that are quick to work out plainly, and what to show them. */
final class TinyNetworks {
  /** {@link #all}, for those who have it shown one by one. */
  static final String ALL = "convscope.engine.TinyNetworks#all";

  private static final Weights WEIGHTS = new Weights(0.3, 0.1, 0);
  private static final Weights DECAYED = new Weights(0.3, 0.1, 0.02);

  /** All kinds of layers, one after the other, with 16 channels in between. */
  static final Network DEEP = new Network("all kinds of layers", new Shape(9, 8, 3), List.of(
      new Convolution("conv1", 3, 1, 16, Activation.RELU, WEIGHTS),
      new MaxPool("pool1", 3, 2),
      new LocalResponseNormalization("norm1", 4, 1, 0.001 / 9, 0.75),
      new Convolution("conv2", 5, 1, 8, Activation.RELU, DECAYED),
      new LocalResponseNormalization("norm2", 2, 2, 0.1, 0.5),
      new MaxPool("pool2", 2, 2),
      new LocallyConnected("local", 3, 4, Activation.RELU, DECAYED),
      new Dense("hidden", 7, Activation.RELU, DECAYED),
      new Dense("logits", 4, Activation.NONE, WEIGHTS)));

  /** Channels and filters in fours everywhere, so that kernels which read four neighbours at once are taken. */
  static final Network IN_FOURS = new Network("channels in fours", new Shape(7, 6, 4), List.of(
      new Convolution("conv1", 3, 1, 68, Activation.RELU, WEIGHTS),
      new Convolution("conv2", 5, 2, 12, Activation.RELU, DECAYED),
      new LocallyConnected("local", 3, 8, Activation.RELU, DECAYED),
      new Dense("hidden", 12, Activation.RELU, DECAYED),
      new Dense("logits", 4, Activation.NONE, WEIGHTS)));

  /** {@link #eachAlone}, for those who have it shown one by one. */
  static final String EACH_ALONE = "convscope.engine.TinyNetworks#eachAlone";
  /** {@link #batchNormalized}, for those who have it shown one by one. */
  static final String BATCH_NORMALIZED = "convscope.engine.TinyNetworks#batchNormalized";

  private TinyNetworks() {}

  /** Every kind of layer as the first, and all of them together. */
  static List<Network> all() {
    return Stream.concat(eachAlone().stream(), batchNormalized().stream()).toList();
  }

  /** With batch normalizations: what a step makes of an example depends on the others of its batch. */
  static List<Network> batchNormalized() {
    return List.of(small(new BatchNormalization("batch")),
        small(new Convolution("rectified-below-batch", 3, 1, 6, Activation.RELU, WEIGHTS),
            new BatchNormalization("unscaled-batch", 0.01, 0.5, false), new AveragePool("average-pool", 2, 2)),
        small(new Convolution("linear-below-batch", 3, 1, 40, Activation.NONE, WEIGHTS, PaddingRule.SAME, false),
            new BatchNormalization("wide-batch"), new ActivationLayer("relu", ActivationFunction.RELU, 0),
            new Dense("units", 7, Activation.RELU, DECAYED),
            new BatchNormalization("batch-of-units", 0.05, 0.8, true)));
  }

  /** All others. */
  static List<Network> eachAlone() {
    return List.of(DEEP,
        small(new Convolution("strided-convolution", 3, 2, 6, Activation.RELU, DECAYED)),
        small(new Convolution("convolution", 3, 1, 6, Activation.NONE, WEIGHTS)),
        small(new Convolution("wide-convolution", 5, 1, 16, Activation.RELU, WEIGHTS)),
        small(new Convolution("pointwise-convolution", 1, 1, 6, Activation.RELU, DECAYED, PaddingRule.SAME, false)),
        small(new Convolution("valid-convolution", 2, 1, 8, Activation.NONE, WEIGHTS, PaddingRule.VALID, true),
            new Convolution("padded-convolution", 3, 2, 6, Activation.RELU, DECAYED, new PaddingRule(1), false)),
        small(new Convolution("below-a-shortcut", 3, 1, 6, Activation.RELU, WEIGHTS),
            new Convolution("strided-pointwise", 1, 2, 8, Activation.RELU, WEIGHTS, PaddingRule.SAME, false)),
        small(new Convolution("wide-without-biases", 3, 1, 16, Activation.RELU, WEIGHTS, PaddingRule.SAME, false),
            new Convolution("valid-and-strided", 3, 2, 16, Activation.RELU, WEIGHTS, PaddingRule.VALID, true),
            new Convolution("all-of-it", 2, 1, 4, Activation.NONE, WEIGHTS, PaddingRule.VALID, false)),
        small(new Convolution("wide-below", 3, 1, 16, Activation.RELU, WEIGHTS),
            new Convolution("in-the-frequency-domain", 7, 1, 16, Activation.RELU, DECAYED)),
        small(new LocallyConnected("locally-connected", 3, 4, Activation.RELU, DECAYED)),
        small(new MaxPool("max-pool", 3, 2)),
        small(new AveragePool("average-pool", 3, 2)),
        small(new Convolution("rectified-below-averages", 3, 1, 6, Activation.RELU, WEIGHTS),
            new AveragePool("overlapping-averages", 4, 1), new AveragePool("average-pool", 2, 2)),
        small(new ActivationLayer("relu", ActivationFunction.RELU, 0)),
        small(new ActivationLayer("leaky-relu", ActivationFunction.LEAKY_RELU, 0.1)),
        small(new Convolution("linear-below-gelu", 3, 1, 6, Activation.NONE, WEIGHTS),
            new ActivationLayer("gelu", ActivationFunction.GELU, 0), new MaxPool("max-pool", 2, 2)),
        small(new Convolution("rectified-below-silu", 3, 1, 6, Activation.RELU, WEIGHTS),
            new ActivationLayer("silu", ActivationFunction.SILU, 0),
            new Convolution("above-silu", 3, 1, 5, Activation.NONE, WEIGHTS),
            new ActivationLayer("relu", ActivationFunction.RELU, 0),
            new ActivationLayer("leaky-above-relu", ActivationFunction.LEAKY_RELU, 0.2),
            new AveragePool("average-pool", 2, 2)),
        small(new Convolution("rectified-below-the-mean", 3, 1, 6, Activation.RELU, WEIGHTS),
            new AveragePool("mean-of-all", 7, 7)),
        small(new MaxPool("maximum-of-all", 7, 7)),
        small(new LocalResponseNormalization("normalization", 1, 1, 0.2, 0.75)),
        small());
  }

  /** The two networks that come with ConvScope, which are not tiny: for a few images only. */
  static List<Network> presets() {
    return List.of(Presets.tutorial(InitializerEdition.FROM_2017, 10),
        Presets.locallyConnected(InitializerEdition.FROM_2017, 10));
  }

  private static Network small(Layer... below) {
    List<Layer> layers = Stream.concat(Arrays.stream(below), Stream.of(new Dense("hidden", 9, Activation.RELU, DECAYED),
        new Dense("logits", 4, Activation.NONE, WEIGHTS))).toList();
    return new Network("first is " + layers.get(0).name(), new Shape(7, 6, 3), layers);
  }

  static Map<String, float[]> parameters(Network network, long seed) {
    Map<String, float[]> values = InitialValues.of(network, seed);
    for (Parameter parameter : network.parameters()) {
      ParameterRole role = parameter.role();
      if (role == ParameterRole.SCALE || role == ParameterRole.SHIFT || role.statistic()) {
        float[] noise = noise(parameter.size(), seed + role.ordinal());
        float[] own = values.get(parameter.name());
        // As after some training: no two alike, and variances above zero.
        for (int i = 0; i < noise.length; i++) {
          noise[i] = own[i] + (role == ParameterRole.VARIANCE ? Math.abs(noise[i]) : 0.3f * noise[i]);
        }
        values.put(parameter.name(), noise);
      }
    }
    return values;
  }

  /** So many images of normal noise. */
  static float[] images(Network network, int count, long seed) {
    return noise(count * network.input().size(), seed);
  }

  static float[] noise(int size, long seed) {
    float[] values = new float[size];
    CounterRandom random = new CounterRandom(seed);
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  static int[] labels(Network network, int count) {
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i * 3 % network.classes());
    return labels;
  }
}
