package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.data.Crop;
import convscope.data.EvaluationBatches;
import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.engine.SoftmaxCrossEntropy;
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
import convscope.model.NetworkJson;
import convscope.model.PaddingRule;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.model.Weights;
import convscope.runs.Safetensors;
import convscope.runs.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Networks for exports, with parameters in which no two places are alike, and what our own engine says of them. */
final class Networks {
  static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  static final Network LOCALLY_CONNECTED = Presets.locallyConnected(InitializerEdition.FROM_2017, 10);
  /** What the presets have not: even windows, strides, no activation, layers in other orders. */
  static final Network ODD = new Network("odd", new Shape(24, 24, 3), List.of(
      new Convolution("a", 4, 2, 8, Activation.NONE, weights()),
      new LocallyConnected("b", 2, 6, Activation.RELU, weights()),
      new MaxPool("c", 2, 2),
      new Convolution("d", 3, 1, 5, Activation.RELU, weights()),
      new LocalResponseNormalization("e", 2, 2, 0.01, 0.5),
      new LocallyConnected("f", 3, 4, Activation.NONE, weights()),
      new Convolution("g", 3, 2, 7, Activation.RELU, weights()),
      new Dense("h", 32, Activation.RELU, weights()),
      new LocalResponseNormalization("i", 3, 1, 0.1, 0.75),
      new Dense("j", 10, Activation.NONE, new Weights(0.008, 0, 0))));
  /** Takes whole images instead of their middle. */
  static final Network WHOLE_IMAGES = new Network("whole-images", Network.WHOLE_IMAGE, List.of(
      new Convolution("a", 5, 2, 8, Activation.RELU, weights()),
      new MaxPool("b", 4, 4),
      new Dense("c", 10, Activation.NONE, new Weights(0.03, 0, 0))));
  /** Means with padding at the end, on both sides and nowhere, after pictures and after units. */
  static final Network AVERAGES = new Network("averages", new Shape(24, 24, 3), List.of(
      new Convolution("a", 5, 1, 8, Activation.RELU, weights()),
      new AveragePool("b", 3, 2),
      new LocallyConnected("c", 3, 6, Activation.RELU, weights()),
      new AveragePool("d", 5, 1),
      new AveragePool("e", 4, 4),
      new Dense("f", 16, Activation.RELU, weights()),
      new AveragePool("g", 2, 1),
      new Dense("h", 10, Activation.NONE, new Weights(0.008, 0, 0))));
  /** Activation functions as layers of their own, after images, after a locally connected layer and after units. */
  static final Network ACTIVATIONS = activations("activations", ActivationFunction.SILU);
  /** The same with the function that Deeplearning4j has not. */
  static final Network WITH_GELU = activations("with-gelu", ActivationFunction.GELU);
  /** Convolutions of any window, stride and padding, with and without biases. */
  static final Network PADDINGS = new Network("paddings", new Shape(24, 24, 3), List.of(
      new Convolution("a", 2, 1, 8, Activation.NONE, weights(), PaddingRule.VALID, false),
      new Convolution("b", 1, 2, 8, Activation.RELU, weights(), PaddingRule.SAME, false),
      new Convolution("c", 3, 2, 8, Activation.RELU, weights(), new PaddingRule(1), true),
      new LocallyConnected("d", 3, 6, Activation.RELU, weights()),
      new Convolution("e", 3, 2, 8, Activation.RELU, weights(), PaddingRule.VALID, true),
      new Convolution("f", 3, 1, 8, Activation.RELU, weights(), new PaddingRule(2), false),
      new Dense("g", 10, Activation.NONE, new Weights(0.008, 0, 0))));
  /** Pools over the whole input. */
  static final Network MEAN_OF_ALL = pooled("mean-of-all", new AveragePool("pool", 12, 12));
  static final Network MAXIMUM_OF_ALL = pooled("maximum-of-all", new MaxPool("pool", 12, 12));
  /** Batch normalizations of images, after a locally connected layer and of units, with and without a scale. */
  static final Network BATCHES = new Network("batches", new Shape(24, 24, 3), List.of(
      new BatchNormalization("a"),
      new Convolution("b", 5, 2, 8, Activation.RELU, weights(), PaddingRule.SAME, false),
      new BatchNormalization("c", 0.01, 0.8, false),
      new LocallyConnected("d", 3, 6, Activation.RELU, weights()),
      new BatchNormalization("e"),
      new MaxPool("f", 3, 2),
      new Dense("g", 16, Activation.RELU, weights()),
      new BatchNormalization("h"),
      new Dense("i", 10, Activation.NONE, new Weights(0.02, 0, 0))));
  private static final int BATCH = 100;
  private static final int DECIDED = 25;

  private Networks() {}

  private static Network pooled(String name, Layer pool) {
    return new Network(name, new Shape(24, 24, 3), List.of(
        new Convolution("a", 5, 2, 16, Activation.RELU, weights()), pool,
        new Dense("b", 10, Activation.NONE, new Weights(0.1, 0, 0))));
  }

  private static Network activations(String name, ActivationFunction function) {
    return new Network(name, new Shape(24, 24, 3), List.of(
        new ActivationLayer("a", ActivationFunction.LEAKY_RELU, 0.2),
        new Convolution("b", 5, 2, 8, Activation.NONE, weights()),
        new ActivationLayer("c", function, 0),
        new LocallyConnected("d", 3, 6, Activation.NONE, weights()),
        new ActivationLayer("e", ActivationFunction.RELU, 0),
        new MaxPool("f", 3, 2),
        new Dense("g", 16, Activation.NONE, weights()),
        new ActivationLayer("h", function, 0),
        new Dense("i", 10, Activation.NONE, new Weights(0.008, 0, 0))));
  }

  private static Weights weights() {
    return new Weights(0.2, 0.1, 0.001);
  }

  static Map<String, float[]> parameters(Network network, long seed) {
    Map<String, float[]> values = InitialValues.of(network, seed);
    CounterRandom random = new CounterRandom(seed);
    values.forEach((name, own) -> {
      if (name.endsWith("/biases")) {
        for (int i = 0; i < own.length; i++) {
          own[i] += (float) (0.1 * random.nextGaussian());
        }
      }
    });
    for (Parameter parameter : network.parameters()) {
      ParameterRole role = parameter.role();
      boolean normalizes = role == ParameterRole.SCALE || role == ParameterRole.SHIFT || role.statistic();
      float[] own = values.get(parameter.name());
      for (int i = 0; i < own.length && normalizes; i++) {
        own[i] += role == ParameterRole.VARIANCE ? random.nextInt(100) / 50f : (float) (0.3 * random.nextGaussian());
      }
    }
    // Else every class would be as likely as any other, and everybody would agree.
    String last = network.layers().get(network.layers().size() - 1).name();
    float[] weights = values.get(last + "/weights");
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= DECIDED;
    }
    return values;
  }

  /** A file of the network in {@code folder}, to be exported. */
  static Path file(Path folder, Network network, Map<String, float[]> values) {
    List<Tensor> tensors = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      tensors.add(new Tensor(parameter.name(), parameter.shape(), values.get(parameter.name())));
    }
    Path file = folder.resolve(network.name() + ".safetensors");
    Safetensors.write(file, Map.of("step", "7", "network", NetworkJson.toTree(network).toString()), tensors);
    return file;
  }

  /** Our engine's probabilities for the first {@code count} of {@code images}, {@code [count, classes]}. */
  static double[][] probabilities(Network network, Map<String, float[]> values, ImageSet images, int count) {
    double[][] probabilities = new double[count][network.classes()];
    try (Classifier classifier = AnEngine.usual().classifier(network, BATCH)) {
      classifier.setParameters(values);
      float[] logits = new float[BATCH * network.classes()];
      EvaluationBatches batches = new EvaluationBatches(images, BATCH, network.input().height());
      for (int done = 0; done < count; done += BATCH) {
        int size = Math.min(BATCH, count - done);
        classifier.logits(batches.next().images(), size, logits);
        for (int i = 0; i < size; i++) {
          SoftmaxCrossEntropy.softmax(logits, i * network.classes(), probabilities[done + i]);
        }
      }
    }
    assertThat(IntStream.range(0, network.classes()).mapToDouble(label -> range(probabilities, label)).max()
        .orElseThrow()).as("how much they differ from image to image").isGreaterThan(count == 1 ? -1 : 0.05);
    return probabilities;
  }

  private static double range(double[][] probabilities, int label) {
    DoubleSummaryStatistics all = Arrays.stream(probabilities).mapToDouble(one -> one[label]).summaryStatistics();
    return all.getMax() - all.getMin();
  }

  /** Fails where {@code values} are not those of {@code others}, bit for bit. */
  static void sameValues(Map<String, float[]> values, Map<String, float[]> others) {
    assertThat(values).containsOnlyKeys(others.keySet());
    values.forEach((name, own) -> assertThat(Arrays.equals(own, others.get(name))).as(name).isTrue());
  }

  /** The first {@code count} of {@code images} as the evaluation sees them, {@code [count, 24, 24, 3]}. */
  static float[] crops(ImageSet images, int count) {
    float[] crops = new float[count * Crop.CENTRE.values()];
    System.arraycopy(new EvaluationBatches(images, count, Crop.SIZE).next().images(), 0, crops, 0, crops.length);
    return crops;
  }
}
