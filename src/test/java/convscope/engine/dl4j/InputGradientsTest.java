package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.Classifier;
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

/** Gradients of logits by the input, against central finite differences of a classifier's logits. */
class InputGradientsTest {
  private static final Weights WEIGHTS = new Weights(0.3, 0.1, 0);
  private static final Dense TOP = new Dense("logits", 4, Activation.NONE, WEIGHTS);
  private static final float COARSE = 2e-2f;
  private static final float FINE = 1e-2f;
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
    return networks.stream().flatMap(network -> Stream.of(new OneDnnKernels(), new Nd4jKernels())
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
    try (InputGradients found = new Dl4jInputGradients(network, BATCH, kernels);
        Classifier classifier = new Dl4jClassifier(network, 4, kernels)) {
      found.setParameters(parameters);
      classifier.setParameters(parameters);
      found.of(images, BATCH, classes, gradients);
      for (int i = 0; i < BATCH; i++) {
        float[] image = Arrays.copyOfRange(images, i * size, (i + 1) * size);
        float[] gradient = Arrays.copyOfRange(gradients, i * size, (i + 1) * size);
        check(new Slopes(classifier, image, classes[i], network.classes()), gradient);
      }
    }
  }

  private static void check(Slopes slopes, float[] gradient) {
    double norm = Math.sqrt(dot(gradient, gradient));
    assertThat(norm).isPositive();
    int checked = 0;
    for (int n = 0; n < 12; n++) {
      float[] direction = random(gradient.length, 100 + n);
      checked += slopes.agree("direction " + n, direction, dot(gradient, direction), norm);
    }
    assertThat(checked).as("directions without too many kinks").isGreaterThanOrEqualTo(4);
    checked = 0;
    CounterRandom random = new CounterRandom(9);
    for (int n = 0; n < 60 && checked < 12; n++) {
      int pixel = random.nextInt(gradient.length);
      float[] direction = new float[gradient.length];
      direction[pixel] = 4;
      checked += slopes.agree("value " + pixel, direction, 4 * gradient[pixel], 4 * norm / Math.sqrt(gradient.length));
    }
    assertThat(checked).as("values without a kink").isGreaterThanOrEqualTo(6);
  }

  private static double dot(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (double) left[i] * right[i];
    }
    return sum;
  }

  /** One logit as a function of the image. */
  private record Slopes(Classifier classifier, float[] image, int classNumber, int classes) {

    /**
     * Whether the slope along {@code direction} is {@code expected}, to a hundredth of it or of {@code usual}. Where two
     * steps disagree there is a kink between, and it says nothing.
     *
     * @return how many comparisons it made, 1 or 0
     */
    int agree(String what, float[] direction, double expected, double usual) {
      float[] images = new float[4 * image.length];
      float[] steps = {COARSE, -COARSE, FINE, -FINE};
      for (int s = 0; s < steps.length; s++) {
        for (int i = 0; i < image.length; i++) {
          images[s * image.length + i] = image[i] + steps[s] * direction[i];
        }
      }
      float[] logits = new float[4 * classes];
      classifier.logits(images, 4, logits);
      double coarse = ((double) logits[classNumber] - logits[classes + classNumber]) / (2 * COARSE);
      double fine = ((double) logits[2 * classes + classNumber] - logits[3 * classes + classNumber]) / (2 * FINE);
      double tolerance = 1e-2 * Math.max(Math.abs(fine), usual);
      if (Math.abs(coarse - fine) > tolerance) {
        return 0;
      }
      assertThat(expected).as("slope along %s", what).isCloseTo(fine, Offset.offset(tolerance));
      return 1;
    }
  }

  static Stream<KernelSet> sets() {
    return Stream.of(new OneDnnKernels(), new Nd4jKernels());
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
      assertThatThrownBy(() -> found.of(images, 1, new int[] {-1}, images)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void trainingDoesNotPayForThem() {
    try (CompiledNetwork network = new CompiledNetwork(small(), 1, new Nd4jKernels(), GradientReach.VARIABLES)) {
      assertThat(network.inputGradient()).isNull();
    }
  }
}
