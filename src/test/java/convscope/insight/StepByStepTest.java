package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convscope.AnEngine;
import convscope.engine.Classifier;
import convscope.foundation.CounterRandom;
import convscope.model.Activation;
import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.FilterUse;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.PaddingRule;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown step by step, and a filter changed by hand, against the engine. */
class StepByStepTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  private static final Weights WEIGHTS = new Weights(0.1, 0, 0.1);
  /** Every kind of layer, with strides and windows that reach over every edge by different amounts. */
  private static final Network EVERY_KIND = new Network("every-kind", new Shape(11, 9, 3), List.of(
      new Convolution("conv", 4, 2, 5, Activation.RELU, WEIGHTS),
      new LocalResponseNormalization("norm", 2, 1, 0.5, 0.75),
      new MaxPool("pool", 3, 2), new LocallyConnected("local", 3, 4, Activation.RELU, WEIGHTS),
      new AveragePool("mean", 2, 2), new Dense("dense", 7, Activation.RELU, WEIGHTS),
      new Dense("logits", 4, Activation.NONE, WEIGHTS)));

  /** Activation functions as layers of their own. */
  private static final Network FUNCTIONS = new Network("functions", new Shape(9, 8, 3), List.of(
      new Convolution("conv", 3, 1, 5, Activation.NONE, WEIGHTS),
      new ActivationLayer("leaky", ActivationFunction.LEAKY_RELU, 0.3),
      new LocallyConnected("local", 3, 4, Activation.NONE, WEIGHTS),
      new ActivationLayer("gelu", ActivationFunction.GELU, 0), new Dense("dense", 7, Activation.NONE, WEIGHTS),
      new ActivationLayer("silu", ActivationFunction.SILU, 0), new Dense("more", 6, Activation.NONE, WEIGHTS),
      new ActivationLayer("relu", ActivationFunction.RELU, 0), new Dense("logits", 4, Activation.NONE, WEIGHTS)));

  /** Convolutions of other windows, strides and padding, without biases. */
  private static final Network PADDINGS = new Network("paddings", new Shape(9, 8, 3), List.of(
      new Convolution("conv", 3, 1, 5, Activation.RELU, WEIGHTS, PaddingRule.VALID, false),
      new Convolution("padded", 3, 2, 4, Activation.NONE, WEIGHTS, new PaddingRule(1), false),
      new Convolution("valid", 2, 2, 4, Activation.RELU, WEIGHTS, PaddingRule.VALID, true),
      new Dense("logits", 4, Activation.NONE, WEIGHTS)));

  /** Batch normalizations of maps and of units. */
  private static final Network BATCHES = new Network("batches", new Shape(9, 8, 3), List.of(
      new Convolution("conv", 3, 1, 5, Activation.NONE, WEIGHTS), new BatchNormalization("batch"),
      new Dense("dense", 7, Activation.RELU, WEIGHTS), new BatchNormalization("units", 0.1, 0.9, false),
      new Dense("logits", 4, Activation.NONE, WEIGHTS)));

  static Stream<Arguments> networks() {
    return Stream.of(EVERY_KIND, FUNCTIONS, PADDINGS, BATCHES, TUTORIAL)
        .flatMap(network -> Stream.of(AnEngine.AUTO, AnEngine.ND4J)
            .map(kernels -> Arguments.of(network.name(), kernels, network)));
  }

  private static float[] random(int count, long seed) {
    float[] values = new float[count];
    CounterRandom random = new CounterRandom(seed);
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void matches(double value, float engines, String what) {
    assertThat(value).as(what).isCloseTo(engines, within(1e-4 * Math.max(1, Math.abs(engines))));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("networks")
  void everyNumberShownIsTheEnginesAtTheEdgesToo(String name, String kernels, Network network) {
    Map<String, float[]> parameters = InitialValues.of(network, 3);
    float[] input = random(network.input().size(), 5);
    float[] logits = new float[network.classes()];
    try (Classifier classifier = AnEngine.of(kernels).classifier(network, 1)) {
      classifier.setParameters(parameters);
      classifier.logits(input, 1, logits);
      for (int layer = 0; layer < network.layers().size(); layer++) {
        float[] output = classifier.activations(layer, 0);
        everyValue(network, parameters, layer, input, output);
        input = output;
      }
    }
    assertThat(Arrays.stream(SoftmaxSteps.of(logits).probabilities()).sum()).isCloseTo(1, within(1e-12));
  }

  /** All values of the first and the last channel: the borders with them. */
  private static void everyValue(Network network, Map<String, float[]> parameters, int layer, float[] input,
      float[] output) {
    Shape shape = network.output(layer);
    boolean filters = network.layers().get(layer).filterUse() != FilterUse.NONE;
    for (int channel : new int[] {0, shape.channels() - 1}) {
      float[] map = filters ? ChangedFilter.of(network, parameters, layer, channel).map(input) : new float[0];
      for (int i = 0; i < shape.height() * shape.width(); i++) {
        int y = i / shape.width();
        int x = i % shape.width();
        float engines = output[i * shape.channels() + channel];
        String what = network.layers().get(layer).name() + " at " + y + ", " + x + ", channel " + channel;
        matches(Derivation.of(network, parameters, layer, input, y, x, channel).value(), engines, what);
        if (filters) {
          matches(map[i], engines, "the map of " + what);
          WeightedSum sum = ChangedFilter.of(network, parameters, layer, channel).at(input, y, x);
          matches(sum.value(), engines, "the sum of " + what);
          assertThat(Arrays.stream(sum.byChannel()).sum() + sum.bias()).isCloseTo(sum.sum(), within(1e-9));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("networks")
  void aChangedWeightGivesTheMapThatTheEngineComputesWithIt(String name, String kernels, Network network) {
    Map<String, float[]> parameters = InitialValues.of(network, 3);
    float[] image = random(network.input().size(), 5);
    int term = 7;
    int channel = 2;
    ChangedFilter filter = ChangedFilter.of(network, parameters, 0, channel).with(1, 1, term, 2.5f);
    Shape output = network.output(0);
    float[] weights = parameters.get("conv" + (network == TUTORIAL ? "1" : "") + "/weights");
    float before = weights[term * output.channels() + channel];
    assertThat(filter.original(0, 0, term)).as("one filter for all positions").isEqualTo(before);
    assertThat(before).as("the network is not touched").isNotEqualTo(2.5f);
    weights[term * output.channels() + channel] = 2.5f;
    float[] map = filter.map(image);
    try (Classifier classifier = AnEngine.of(kernels).classifier(network, 1)) {
      classifier.setParameters(parameters);
      classifier.logits(image, 1, new float[network.classes()]);
      float[] engines = classifier.activations(0, 0);
      for (int i = 0; i < map.length; i++) {
        matches(map[i], engines[i * output.channels() + channel], "value " + i);
      }
    }
  }

  @Test
  void aChangedWeightIsKnownUntilItIsPutBack() {
    Map<String, float[]> parameters = InitialValues.of(EVERY_KIND, 3);
    ChangedFilter local = ChangedFilter.of(EVERY_KIND, parameters, 3, 1);
    float original = local.weight(1, 2, 5);
    ChangedFilter changed = local.with(1, 2, 5, 3).with(1, 2, 5, 4);
    assertThat(changed.changes()).isEqualTo(1);
    assertThat(changed.changed(1, 2, 5)).isTrue();
    assertThat(changed.changed(2, 2, 5)).as("another position has its own filter").isFalse();
    assertThat(changed.original(1, 2, 5)).isEqualTo(original);
    assertThat(local.changes()).isZero();
    float[] input = random(EVERY_KIND.inputs().get(3).size(), 1);
    float[] was = local.map(input);
    float[] is = changed.map(input);
    for (int i = 0; i < was.length; i++) {
      if (i != 1 * EVERY_KIND.output(3).width() + 2) {
        assertThat(is[i]).isEqualTo(was[i]);
      }
    }
    ChangedFilter back = changed.with(1, 2, 5, original);
    assertThat(back.changes()).isZero();
    assertThat(back.map(input)).containsExactly(was);
    assertThatThrownBy(() -> ChangedFilter.of(EVERY_KIND, parameters, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> local.weight(0, 0, 45)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void softmaxStepsAreTheProbabilitiesAndNudgingALogitMovesThem() {
    SoftmaxSteps steps = SoftmaxSteps.of(new float[] {0, (float) Math.log(2), (float) Math.log(5)});
    assertThat(steps.shift()).isZero();
    assertThat(steps.exponentials()).containsExactly(new double[] {1, 2, 5}, within(1e-6));
    assertThat(steps.sum()).isCloseTo(8, within(1e-6));
    assertThat(steps.probabilities()).containsExactly(new double[] {0.125, 0.25, 0.625}, within(1e-6));
    assertThat(steps.with(0, (float) Math.log(9)).probabilities()[0]).isCloseTo(9.0 / 16, within(1e-6));
    SoftmaxSteps huge = SoftmaxSteps.of(new float[] {999, 1_000});
    assertThat(huge.shift()).isEqualTo(1_000);
    assertThat(huge.probabilities()[1]).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
    assertThat(SoftmaxSteps.of(new float[] {-1_000, -1_000}).probabilities()).containsExactly(0.5, 0.5);
  }

  @Test
  void everyValueGoesThroughThePhasesOfItsLayer() {
    StepPath all = StepPath.of(TUTORIAL, 0, StepPath.ALL);
    assertThat(all.values()).isEqualTo(576);
    assertThat(all.columns()).isEqualTo(24);
    assertThat(all.phases()).containsExactly(Phase.PRODUCTS, Phase.PRODUCTS, Phase.PRODUCTS, Phase.BIAS,
        Phase.ACTIVATION);
    assertThat(StepPath.of(TUTORIAL, 0, 1).phases())
        .containsExactly(Phase.PRODUCTS, Phase.SUM, Phase.BIAS, Phase.ACTIVATION);
    assertThat(StepPath.of(TUTORIAL, 1, 0).phases()).containsExactly(Phase.WINDOW, Phase.MAXIMUM);
    assertThat(StepPath.of(TUTORIAL, 2, 0).phases()).hasSize(5).endsWith(Phase.QUOTIENT);
    assertThat(StepPath.of(PADDINGS, 0, StepPath.ALL).phases()).as("without biases")
        .containsExactly(Phase.PRODUCTS, Phase.PRODUCTS, Phase.PRODUCTS, Phase.ACTIVATION);
    assertThat(StepPath.of(FUNCTIONS, 3, StepPath.ALL).phases()).containsExactly(Phase.FACTOR, Phase.ACTIVATION);
    assertThat(StepPath.of(EVERY_KIND, 4, 0).phases()).containsExactly(Phase.WINDOW, Phase.TOTAL, Phase.MEAN);
    assertThat(StepPath.of(BATCHES, 1, 0).phases())
        .containsExactly(Phase.CENTERED, Phase.NORMALIZED, Phase.SCALED, Phase.SHIFTED);
    assertThat(StepPath.of(BATCHES, 3, 0).phases()).as("without a scale")
        .containsExactly(Phase.CENTERED, Phase.NORMALIZED, Phase.SHIFTED);
    StepPath units = StepPath.of(TUTORIAL, 7, StepPath.ALL);
    assertThat(units.values()).isEqualTo(192);
    assertThat(units.phases()).as("inputs of 1 × 1 are multiplied together")
        .containsExactly(Phase.PRODUCTS, Phase.BIAS, Phase.ACTIVATION);
    assertThat(StepPath.of(TUTORIAL, 8, StepPath.ALL).phases()).containsExactly(Phase.PRODUCTS, Phase.BIAS);
    assertThat(StepPath.softmax(10).steps()).isEqualTo(21);
  }

  @Test
  void stepsGoByPhaseOrByWholeValueAndEndAtTheEnds() {
    StepPath path = new StepPath(6, 3, Collections.nCopies(4, Phase.PRODUCTS));
    assertThat(path.steps()).isEqualTo(24);
    assertThat(path.next(0, false)).isEqualTo(1);
    assertThat(path.next(0, true)).as("first to where it is complete").isEqualTo(3);
    assertThat(path.next(3, true)).isEqualTo(7);
    assertThat(path.next(23, false)).isEqualTo(23);
    assertThat(path.next(23, true)).isEqualTo(23);
    assertThat(path.previous(9, true)).isEqualTo(7);
    assertThat(path.previous(0, false)).isZero();
    assertThat(path.previous(2, true)).isZero();
    assertThat(path.done(2)).isZero();
    assertThat(path.done(3)).isEqualTo(1);
    assertThat(path.done(23)).isEqualTo(6);
    assertThat(path.down(5, 1)).as("from value 1 to value 4, in the same phase").isEqualTo(17);
    assertThat(path.down(17, 1)).isEqualTo(17);
    assertThat(path.down(5, -1)).isEqualTo(5);
  }
}
