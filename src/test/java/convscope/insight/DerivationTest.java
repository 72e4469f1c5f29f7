package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.engine.Classifier;
import convscope.foundation.CounterRandom;
import convscope.model.Activation;
import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DerivationTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  private static final int SAMPLES = 300;
  private static final Pattern NORMALIZING = Pattern.compile(".*/(scale|shift|mean|variance)");

  static Stream<Arguments> networks() {
    Network averages = new Network("averages", TUTORIAL.input(), List.of(new AveragePool("first", 3, 2),
        new AveragePool("second", 4, 1), new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    Network batches = new Network("batches", TUTORIAL.input(), List.of(new BatchNormalization("first"),
        new AveragePool("mean", 4, 4), new BatchNormalization("unscaled", 0.1, 0.9, false),
        new Dense("units", 8, Activation.RELU, new Weights(0.1, 0, 0)), new BatchNormalization("of-units"),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    return Stream.of(TUTORIAL, Presets.locallyConnected(InitializerEdition.FROM_2017, 10), averages, batches)
        .flatMap(network -> Stream.of(AnEngine.AUTO, AnEngine.ND4J)
            .map(kernels -> Arguments.of(network.name(), kernels, network)));
  }

  /** Random values, biases and what normalizations have too. */
  private static Map<String, float[]> parameters(Network network) {
    Map<String, float[]> values = InitialValues.of(network, 8);
    CounterRandom random = new CounterRandom(8);
    values.forEach((name, some) -> {
      for (int i = 0; i < some.length && name.endsWith("/biases"); i++) {
        some[i] += (float) random.nextGaussian() * 0.1f;
      }
      for (int i = 0; i < some.length && NORMALIZING.matcher(name).matches(); i++) {
        some[i] += random.nextInt(100) * 0.01f;
      }
    });
    return values;
  }

  private static float[] image(long seed) {
    float[] image = new float[TUTORIAL.input().size()];
    CounterRandom random = new CounterRandom(seed);
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) random.nextGaussian();
    }
    return image;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("networks")
  void derivedValuesMatchTheEngineAtEveryLayer(String name, String kernels, Network network) {
    Map<String, float[]> parameters = parameters(network);
    float[] input = image(5);
    try (Classifier classifier = AnEngine.of(kernels).classifier(network, 1)) {
      classifier.setParameters(parameters);
      classifier.logits(input, 1, new float[10]);
      for (int layer = 0; layer < network.layers().size(); layer++) {
        float[] output = classifier.activations(layer, 0);
        check(network, parameters, layer, input, output);
        input = output;
      }
    }
  }

  private static void check(Network network, Map<String, float[]> parameters, int layer, float[] input,
      float[] output) {
    Shape shape = network.layers().get(layer).output(network.inputs().get(layer));
    CounterRandom random = new CounterRandom(layer);
    double most = 0;
    for (int i = 0; i < SAMPLES; i++) {
      // Every fourth lies in a corner, where padding is.
      boolean corner = i % 4 == 0;
      int y = corner ? (shape.height() - 1) * random.nextInt(2) : random.nextInt(shape.height());
      int x = corner ? (shape.width() - 1) * random.nextInt(2) : random.nextInt(shape.width());
      int channel = random.nextInt(shape.channels());
      double value = Derivation.of(network, parameters, layer, input, y, x, channel).value();
      float engines = output[(y * shape.width() + x) * shape.channels() + channel];
      most = Math.max(most, Math.abs(value - engines) / Math.max(1, Math.abs(engines)));
    }
    assertThat(most).as("the largest difference in layer %s", network.layers().get(layer).name()).isLessThan(1e-5);
  }

  @Test
  void convolutionTermsSumUpAndExcludePadding() {
    Map<String, float[]> parameters = parameters(TUTORIAL);
    float[] image = image(2);
    WeightedSum sum = (WeightedSum) Derivation.of(TUTORIAL, parameters, 0, image, 1, 23, 7);
    assertThat(sum.window()).isEqualTo(new Window(-1, 21, 4, 26));
    assertThat(sum.terms()).isEqualTo(75);
    assertThat(sum.activation()).isEqualTo(Activation.RELU);
    assertThat(sum.bias()).isEqualTo(parameters.get("conv1/biases")[7]);
    double total = sum.bias();
    int padding = 0;
    for (int term = 0; term < sum.terms(); term++) {
      total += sum.product(term);
      padding += sum.padding(term) ? 1 : 0;
      if (!sum.padding(term)) {
        int at = (sum.row(term) * 24 + sum.column(term)) * 3 + sum.channel(term);
        assertThat(sum.inputs()[term]).isEqualTo(image[at]);
      }
    }
    assertThat(total).isCloseTo(sum.sum(), Offset.offset(1e-12));
    assertThat(padding).as("one row of 5 and two columns of 4 more, in 3 channels").isEqualTo((5 + 2 * 4) * 3);
    assertThat(sum.bias() + Arrays.stream(sum.byPlace()).sum()).isCloseTo(sum.sum(), Offset.offset(1e-12));
    assertThat(sum.byPlace()).hasSize(25);
    // Row 2 and column 1 of the window, third channel.
    int term = (2 * 5 + 1) * 3 + 2;
    assertThat(sum.weights()[term]).isEqualTo(parameters.get("conv1/weights")[term * 64 + 7]);
    assertThat(sum.row(term)).isEqualTo(1);
    assertThat(sum.column(term)).isEqualTo(22);
    assertThat(sum.channel(term)).isEqualTo(2);
  }

  @Test
  void termsAreSortedByMagnitude() {
    WeightedSum sum = (WeightedSum) Derivation.of(TUTORIAL, parameters(TUTORIAL), 0, image(2), 9, 9, 1);
    int[] strongest = sum.strongest(10);
    assertThat(strongest).hasSize(10).doesNotHaveDuplicates();
    for (int i = 1; i < 10; i++) {
      assertThat(Math.abs(sum.product(strongest[i]))).isLessThanOrEqualTo(Math.abs(sum.product(strongest[i - 1])));
    }
    double weakest = Math.abs(sum.product(strongest[9]));
    int stronger = 0;
    for (int term = 0; term < sum.terms(); term++) {
      stronger += Math.abs(sum.product(term)) > weakest ? 1 : 0;
    }
    assertThat(stronger).isEqualTo(9);
    assertThat(sum.strongest(1_000)).hasSize(75);
  }

  @Test
  void showsTheSumBeforeAndTheValueAfterTheActivation() {
    Map<String, float[]> parameters = parameters(TUTORIAL);
    parameters.get("conv1/biases")[3] = -1_000;
    WeightedSum below = (WeightedSum) Derivation.of(TUTORIAL, parameters, 0, image(2), 9, 9, 3);
    assertThat(below.sum()).isLessThan(-900);
    assertThat(below.value()).isZero();
    float[] ones = new float[192];
    Arrays.fill(ones, 1);
    parameters.get("softmax_linear/biases")[3] = -1_000;
    WeightedSum logit = (WeightedSum) Derivation.of(TUTORIAL, parameters, 8, ones, 0, 0, 3);
    assertThat(logit.value()).isEqualTo(logit.sum()).isLessThan(-900);
  }

  @Test
  void maxPoolingReportsThePositionOfTheMaximum() {
    float[] input = new float[24 * 24 * 64];
    Arrays.fill(input, -2);
    input[(23 * 24 + 22) * 64 + 5] = -1;
    Largest largest = (Largest) Derivation.of(TUTORIAL, Map.of(), 1, input, 11, 11, 5);
    assertThat(largest.window()).isEqualTo(new Window(22, 22, 25, 25));
    assertThat(largest.values()).containsExactly(-2, -2, Float.NEGATIVE_INFINITY, -1, -2, Float.NEGATIVE_INFINITY,
        Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY);
    assertThat(largest.padding(2)).isTrue();
    assertThat(largest.padding(3)).isFalse();
    assertThat(largest.row()).isEqualTo(23);
    assertThat(largest.column()).isEqualTo(22);
    assertThat(largest.value()).isEqualTo(-1);
  }

  @Test
  void averagePoolingExcludesPaddingFromTheCount() {
    Network averages = new Network("averages", new Shape(5, 5, 2), List.of(new AveragePool("mean", 3, 2),
        new Dense("logits", 2, Activation.NONE, new Weights(0.1, 0, 0))));
    float[] input = new float[5 * 5 * 2];
    for (int i = 0; i < input.length; i++) {
      input[i] = i;
    }
    Mean corner = (Mean) Derivation.of(averages, Map.of(), 0, input, 0, 0, 1);
    assertThat(corner.window()).isEqualTo(new Window(-1, -1, 2, 2));
    assertThat(corner.values()).containsExactly(1, 3, 11, 13);
    assertThat(corner.sum()).isEqualTo(28);
    assertThat(corner.value()).isEqualTo(7);
    assertThat(corner.sentence().counts()).as("values, and places of padding").containsExactly(4, 5);
    assertThat(Derivation.of(averages, Map.of(), 0, input, 1, 1, 0).value()).isEqualTo(input[(2 * 5 + 2) * 2]);
  }

  @Test
  void aMeanOverTheWholeInputCountsEveryValueOnce() {
    Network global = new Network("global", new Shape(5, 4, 2), List.of(new AveragePool("mean", 5, 5),
        new Dense("logits", 2, Activation.NONE, new Weights(0.1, 0, 0))));
    float[] input = new float[5 * 4 * 2];
    for (int i = 0; i < input.length; i++) {
      input[i] = i;
    }
    Mean mean = (Mean) Derivation.of(global, Map.of(), 0, input, 0, 0, 1);
    assertThat(mean.values()).hasSize(20);
    assertThat(mean.value()).isEqualTo(20);
  }

  @Test
  void anActivationFunctionIsTheInputTimesAFactor() {
    Network functions = new Network("functions", new Shape(1, 1, 2), List.of(
        new ActivationLayer("gelu", ActivationFunction.GELU, 0),
        new ActivationLayer("leaky", ActivationFunction.LEAKY_RELU, 0.25),
        new Dense("logits", 2, Activation.NONE, new Weights(0.1, 0, 0))));
    float[] input = {1, -2};
    Activated gelu = (Activated) Derivation.of(functions, Map.of(), 0, input, 0, 0, 0);
    assertThat(gelu.input()).isEqualTo(1);
    assertThat(gelu.factor()).isCloseTo(0.841344746068543, Offset.offset(1e-12));
    assertThat(gelu.value()).isEqualTo(gelu.factor());
    assertThat(gelu.sentence().key()).isEqualTo("gelu");
    Activated leaky = (Activated) Derivation.of(functions, Map.of(), 1, input, 0, 0, 1);
    assertThat(leaky.factor()).isEqualTo(0.25);
    assertThat(leaky.value()).isEqualTo(-0.5);
    assertThat(leaky.sentence().key()).isEqualTo("rectified.cut");
    assertThat(Derivation.of(functions, Map.of(), 1, input, 0, 0, 0).sentence().key()).isEqualTo("rectified.kept");
  }

  @Test
  void batchNormalizationShowsTheTermsOfItsFormula() {
    Network batches = new Network("batches", new Shape(1, 1, 2), List.of(
        new BatchNormalization("scaled", 0.25, 0.9, true), new BatchNormalization("unscaled", 0.25, 0.9, false),
        new Dense("logits", 2, Activation.NONE, new Weights(0.1, 0, 0))));
    Map<String, float[]> values = Map.of("scaled/scale", new float[] {9, 3}, "scaled/shift", new float[] {9, -1},
        "scaled/mean", new float[] {9, 2}, "scaled/variance", new float[] {9, 3.75f}, "unscaled/shift",
        new float[] {9, -1}, "unscaled/mean", new float[] {9, 2}, "unscaled/variance", new float[] {9, 3.75f});
    float[] input = {100, 7};
    BatchNormalized scaled = (BatchNormalized) Derivation.of(batches, values, 0, input, 0, 0, 1);
    assertThat(scaled.centered()).isEqualTo(5);
    assertThat(scaled.deviation()).isEqualTo(2);
    assertThat(scaled.normalized()).isEqualTo(2.5);
    assertThat(scaled.value()).isEqualTo(6.5);
    assertThat(scaled.sentence().key()).isEqualTo("batch.scaled");
    assertThat(scaled.sentence().values()).containsExactly(6.5, 7, 2, 2, -1, 3);
    Derivation unscaled = Derivation.of(batches, values, 1, input, 0, 0, 1);
    assertThat(unscaled.value()).isEqualTo(1.5);
    assertThat(unscaled.sentence().key()).isEqualTo("batch.unscaled");
    assertThat(unscaled.sentence().values()).containsExactly(1.5, 7, 2, 2, -1);
  }

  @Test
  void normalizationShowsTheTermsOfItsFormula() {
    float[] input = new float[12 * 12 * 64];
    int place = (3 * 12 + 4) * 64;
    for (int c = 0; c < 64; c++) {
      input[place + c] = c;
    }
    Normalized first = (Normalized) Derivation.of(TUTORIAL, Map.of(), 2, input, 3, 4, 1);
    assertThat(first.firstChannel()).isZero();
    assertThat(first.neighbours()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(first.squares()).isEqualTo(55);
    assertThat(first.base()).isCloseTo(1 + 0.001 / 9 * 55, Offset.offset(1e-12));
    assertThat(first.value()).isCloseTo(1 / Math.pow(1 + 0.001 / 9 * 55, 0.75), Offset.offset(1e-12));
    Normalized last = (Normalized) Derivation.of(TUTORIAL, Map.of(), 2, input, 3, 4, 63);
    assertThat(last.firstChannel()).isEqualTo(59);
    assertThat(last.neighbours()).containsExactly(59, 60, 61, 62, 63);
  }

  @Test
  void selectsTheSentenceKeyAndItsValues() {
    Map<String, float[]> parameters = parameters(TUTORIAL);
    WeightedSum plain = (WeightedSum) Derivation.of(TUTORIAL, parameters, 8, new float[192], 0, 0, 3);
    assertThat(plain.sentence().key()).isEqualTo("plain");
    assertThat(plain.sentence().values()).containsExactly(plain.bias(), plain.sum());
    assertThat(plain.sentence().counts()).as("terms, and those in padding").containsExactly(192, 0);
    assertThat(plain.products()).containsSame(plain);
    parameters.get("conv1/biases")[3] = -1_000;
    Derivation.Sentence cut = Derivation.of(TUTORIAL, parameters, 0, image(2), 0, 9, 3).sentence();
    assertThat(cut.key()).isEqualTo("cut");
    assertThat(cut.counts()).as("two rows of padding").containsExactly(75, 2 * 5 * 3);
    Derivation largest = Derivation.of(TUTORIAL, Map.of(), 1, new float[24 * 24 * 64], 11, 11, 5);
    assertThat(largest.sentence().key()).isEqualTo("largest");
    assertThat(largest.sentence().counts()).as("compared, row and column").containsExactly(4, 22, 22);
    assertThat(largest.products()).isEmpty();
    Derivation normalized = Derivation.of(TUTORIAL, Map.of(), 2, new float[12 * 12 * 64], 3, 4, 0);
    assertThat(normalized.sentence().key()).isEqualTo("normalized");
    assertThat(normalized.sentence().values()).containsExactly(0, 1, 0.001 / 9, 0, 0.75, 1, 0);
    assertThat(normalized.sentence().counts()).containsExactly(5);
  }

  @Test
  void rejectsInvalidPositionsAndSizes() {
    Map<String, float[]> parameters = parameters(TUTORIAL);
    float[] image = image(1);
    for (int[] none : new int[][] {{9, 0, 0, 0}, {0, 24, 0, 0}, {0, 0, -1, 0}, {0, 0, 0, 64}, {0, 0, 0, -1}}) {
      assertThatThrownBy(() -> Derivation.of(TUTORIAL, parameters, none[0], image, none[1], none[2], none[3]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Derivation.of(TUTORIAL, parameters, 0, new float[7], 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
