package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.InputGradients;
import convscope.engine.KernelChoice;
import convscope.foundation.CounterRandom;
import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Layer;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of logits by the input, against central finite differences of the same network in double precision. */
class InputGradientsTest {
  private static final Weights WEIGHTS = new Weights(0.3, 0.1, 0);
  private static final Dense TOP = new Dense("logits", 4, Activation.NONE, WEIGHTS);
  private static final double STEP = 1e-6;
  private static final int BATCH = 3;

  @BeforeAll
  static void loadNatives() {
    Dl4jEngine.open(0, KernelChoice.ND4J);
  }

  private static Network small(Layer... below) {
    List<Layer> layers = Stream.concat(Arrays.stream(below), Stream.of(TOP)).toList();
    return new Network("first is " + layers.get(0).name(), new Shape(7, 6, 3), layers);
  }

  /** Every kind of layer as the first, and both networks that come with ConvScope. */
  static Stream<Arguments> networksOnBothSets() {
    Dense hidden = new Dense("hidden", 9, Activation.RELU, WEIGHTS);
    List<Network> networks = List.of(
        Presets.tutorial(InitializerEdition.FROM_2017, 10),
        Presets.locallyConnected(InitializerEdition.FROM_2017, 10),
        small(new Convolution("strided", 3, 2, 6, Activation.RELU, WEIGHTS), hidden),
        small(new Convolution("convolution", 3, 1, 6, Activation.NONE, WEIGHTS), hidden),
        small(new LocallyConnected("local", 3, 4, Activation.RELU, WEIGHTS), hidden),
        small(new MaxPool("pool", 3, 2), hidden),
        small(new LocalResponseNormalization("normalization", 1, 1, 0.2, 0.75), hidden),
        small(hidden));
    return networks.stream().flatMap(network -> KernelSets.here()
        .map(kernels -> Arguments.of(network.name(), kernels.name(), network, kernels)));
  }

  private static float[] random(int size, long seed) {
    float[] values = new float[size];
    CounterRandom random = new CounterRandom(seed);
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("networksOnBothSets")
  void agreeWithFiniteDifferencesByPixelAndInAnyDirection(String name, String set, Network network, KernelSet kernels) {
    int size = network.input().size();
    Map<String, float[]> parameters = InitialValues.of(network, 6);
    float[] images = random(BATCH * size, 1);
    int[] classes = {2, 0, 3};
    float[] gradients = new float[images.length];
    try (InputGradients found = new Dl4jInputGradients(network, BATCH, kernels)) {
      found.setParameters(parameters);
      found.of(images, BATCH, classes, gradients);
    }
    ReferenceNetwork reference = new ReferenceNetwork(network, parameters);
    for (int i = 0; i < BATCH; i++) {
      float[] image = Arrays.copyOfRange(images, i * size, (i + 1) * size);
      float[] gradient = Arrays.copyOfRange(gradients, i * size, (i + 1) * size);
      double norm = Math.sqrt(dot(gradient, gradient));
      assertThat(norm).isPositive();
      for (int n = 0; n < 8; n++) {
        float[] direction = random(size, 100 + n);
        double slope = slope(reference, image, direction, classes[i]);
        near("direction " + n, dot(gradient, direction), slope, norm);
      }
      CounterRandom random = new CounterRandom(9);
      for (int n = 0; n < 8; n++) {
        float[] direction = new float[size];
        int pixel = random.nextInt(size);
        direction[pixel] = 1;
        double slope = slope(reference, image, direction, classes[i]);
        near("value " + pixel, gradient[pixel], slope, norm / Math.sqrt(size));
      }
    }
  }

  /** The change of one logit along {@code direction}. */
  private static double slope(ReferenceNetwork network, float[] image, float[] direction, int classNumber) {
    double[] above = new double[image.length];
    double[] below = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      above[i] = image[i] + STEP * direction[i];
      below[i] = image[i] - STEP * direction[i];
    }
    return (network.logits(above)[classNumber] - network.logits(below)[classNumber]) / (2 * STEP);
  }

  /** To a thousandth of the slope, or of {@code usual}, what a slope is as a rule. */
  private static void near(String what, double found, double slope, double usual) {
    assertThat(found).as("slope by %s", what).isCloseTo(slope, Offset.offset(1e-3 * Math.max(Math.abs(slope), usual)));
  }

  private static double dot(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (double) left[i] * right[i];
    }
    return sum;
  }

  static Stream<KernelSet> sets() {
    return KernelSets.here();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void ofOneDenseLayerAreItsWeights(KernelSet kernels) {
    Network network = small();
    Map<String, float[]> parameters = InitialValues.of(network, 6);
    int size = network.input().size();
    float[] gradients = new float[2 * size];
    try (InputGradients found = new Dl4jInputGradients(network, 2, kernels)) {
      found.setParameters(parameters);
      found.of(random(2 * size, 1), 2, new int[] {3, 1}, gradients);
    }
    for (int i = 0; i < size; i++) {
      assertThat(gradients[i]).isEqualTo(parameters.get("logits/weights")[i * 4 + 3]);
      assertThat(gradients[size + i]).isEqualTo(parameters.get("logits/weights")[i * 4 + 1]);
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void ofAShortBatchAreThoseOfTheExamplesAlone(KernelSet kernels) {
    Network network = Presets.tutorial(InitializerEdition.FROM_2017, 10);
    int size = network.input().size();
    float[] images = random(4 * size, 3);
    float[] all = new float[4 * size];
    float[] alone = new float[size];
    try (InputGradients found = new Dl4jInputGradients(network, 4, kernels)) {
      found.setParameters(InitialValues.of(network, 6));
      found.of(images, 4, new int[] {1, 2, 3, 4}, all);
      found.of(Arrays.copyOfRange(images, 2 * size, 3 * size), 1, new int[] {3}, alone);
    }
    assertThat(alone).containsExactly(Arrays.copyOfRange(all, 2 * size, 3 * size), Offset.offset(1e-6f));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void refuseTooManyExamplesAndClassesThatAreNot(KernelSet kernels) {
    Network network = small();
    float[] images = new float[2 * network.input().size()];
    try (InputGradients found = new Dl4jInputGradients(network, 1, kernels)) {
      assertThatThrownBy(() -> found.of(images, 2, new int[2], images)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> found.of(images, 0, new int[2], images)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> found.of(images, 1, new int[] {4}, images)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> found.of(images, 1, new int[] {-1}, images))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void trainingDoesNotPayForThem() {
    try (CompiledNetwork network = new CompiledNetwork(small(), 1, new Nd4jKernels(), GradientReach.VARIABLES)) {
      assertThat(network.inputGradient()).isNull();
    }
  }
}
