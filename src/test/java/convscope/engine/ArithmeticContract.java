package convscope.engine;

import static convscope.engine.ContractPart.assertNear;
import static convscope.engine.ContractPart.assertSameBits;
import static convscope.engine.ContractPart.learn;
import static convscope.engine.ContractPart.usual;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.CounterRandom;
import convscope.model.Network;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine computes, against plain loops in double precision and finite differences of those. */
interface ArithmeticContract extends ContractPart {
  double STEP = 1e-6;
  Network DEEP = TinyNetworks.DEEP;

  @ParameterizedTest
  @MethodSource(TinyNetworks.EACH_ALONE)
  default void gradientsOfEveryVariableMatchFiniteDifferences(Network network) {
    gradientsMatchFiniteDifferences(this, network, 0);
  }

  @Test
  default void gradientsWithSmoothedLabelsMatchFiniteDifferences() {
    gradientsMatchFiniteDifferences(this, DEEP, 0.2);
  }

  /** The gradients of the variables of {@code network}; statistics have none. */
  static void gradientsMatchFiniteDifferences(ContractPart part, Network network, double smoothing) {
    float[] images = TinyNetworks.images(network, BATCH, 2);
    int[] labels = TinyNetworks.labels(network, BATCH);
    Map<String, float[]> gradients;
    try (Trainer trainer = part.ready(network, BATCH, new Learning(PLAIN, smoothing, 0, 0))) {
      trainer.gradients(images, labels);
      gradients = trainer.gradients();
    }
    PlainNetwork plain = new PlainNetwork(network, TinyNetworks.parameters(network, 1));
    CounterRandom random = new CounterRandom(9);
    network.parameters().stream().filter(parameter -> !parameter.role().statistic()).forEach(parameter -> {
      String name = parameter.name();
      double[] values = plain.values().get(name);
      float[] found = gradients.get(name);
      double usual = usual(found);
      assertThat(usual).as(name).isPositive();
      for (int n = 0; n < 8; n++) {
        int i = random.nextInt(values.length);
        double at = values[i];
        values[i] = at + STEP;
        double above = plain.loss(images, labels, smoothing);
        values[i] = at - STEP;
        double below = plain.loss(images, labels, smoothing);
        values[i] = at;
        assertNear("d loss / d " + name + "[" + i + "]", found[i], (above - below) / (2 * STEP), usual);
      }
    });
  }

  @ParameterizedTest
  @MethodSource(TinyNetworks.EACH_ALONE)
  default void lossesAndGradientsMatchTheReferenceLoops(Network network) {
    lossesAndGradientsMatch(this, network, Learning.with(PLAIN));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.99})
  default void lossesAndGradientsWithSmoothedLabelsMatchTheReferenceLoops(double smoothing) {
    lossesAndGradientsMatch(this, DEEP, new Learning(PLAIN, smoothing, 0, 0));
  }

  /** What a step on {@code network} computes before its update, and where a statistic's gradient would be. */
  static void lossesAndGradientsMatch(ContractPart part, Network network, Learning learning) {
    float[] images = TinyNetworks.images(network, LARGE_BATCH, 3);
    int[] labels = TinyNetworks.labels(network, LARGE_BATCH);
    try (Trainer trainer = part.ready(network, LARGE_BATCH, learning);
        Trainer plain = new PlainEngine().trainer(network, LARGE_BATCH, learning)) {
      plain.setParameters(TinyNetworks.parameters(network, 1));
      StepLoss loss = trainer.gradients(images, labels);
      StepLoss expected = plain.gradients(images, labels);
      assertNear("cross-entropy", loss.crossEntropy(), expected.crossEntropy(), 0);
      assertNear("decay", loss.decay(), expected.decay(), 0);
      assertThat(loss.correct()).isEqualTo(expected.correct());
      assertThat(trainer.decays().keySet()).isEqualTo(plain.decays().keySet());
      trainer.decays().forEach((name, decay) -> assertNear(name, decay, plain.decays().get(name), 0));
      Map<String, float[]> gradients = trainer.gradients();
      plain.gradients().forEach((name, values) -> assertNear(name, gradients.get(name), values));
    }
  }

  @ParameterizedTest
  @MethodSource(TinyNetworks.ALL)
  default void inputGradientsMatchFiniteDifferences(Network network) {
    int size = network.input().size();
    float[] images = TinyNetworks.images(network, 3, 4);
    int[] classes = {2, 0, 3};
    float[] gradients = new float[images.length];
    try (InputGradients found = engine().inputGradients(network, 3)) {
      found.setParameters(TinyNetworks.parameters(network, 1));
      found.of(images, 3, classes, gradients);
    }
    PlainNetwork plain = new PlainNetwork(network, TinyNetworks.parameters(network, 1));
    for (int example = 0; example < 3; example++) {
      double usual = usual(Arrays.copyOfRange(gradients, example * size, (example + 1) * size));
      assertThat(usual).isPositive();
      double[] image = plain.image(images, example);
      for (int i = 0; i < size; i += 5) {
        double at = image[i];
        image[i] = at + STEP;
        double above = plain.logits(image)[classes[example]];
        image[i] = at - STEP;
        double below = plain.logits(image)[classes[example]];
        image[i] = at;
        assertNear("example " + example + ", value " + i, gradients[example * size + i], (above - below) / (2 * STEP),
            usual);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("convscope.engine.TinyNetworks#presets")
  default void inputGradientsOfTheTutorialNetworksMatchTheReferenceLoops(Network network) {
    int[] classes = {7, 2};
    float[] images = TinyNetworks.images(network, 2, 4);
    float[] gradients = new float[images.length];
    float[] expected = new float[images.length];
    try (InputGradients found = engine().inputGradients(network, 2);
        InputGradients plain = new PlainEngine().inputGradients(network, 2)) {
      found.setParameters(TinyNetworks.parameters(network, 6));
      plain.setParameters(TinyNetworks.parameters(network, 6));
      found.of(images, 2, classes, gradients);
      plain.of(images, 2, classes, expected);
    }
    assertNear("gradients", gradients, expected);
  }

  @Test
  default void aStepComputesGradientsThenUpdatesParametersThenAverages() {
    float[] images = TinyNetworks.images(DEEP, BATCH, 5);
    int[] labels = TinyNetworks.labels(DEEP, BATCH);
    try (Trainer trainer = ready(DEEP, BATCH)) {
      Map<String, float[]> start = trainer.averages();
      assertSameBits(start, trainer.parameters());
      learn(trainer, DEEP, 0, 1);
      Map<String, float[]> before = trainer.parameters();
      Map<String, float[]> averages = trainer.averages();
      StepLoss loss = trainer.gradients(images, labels);
      Map<String, float[]> gradients = trainer.gradients();
      assertSameBits(trainer.parameters(), before);
      assertThat(trainer.step(images, labels, new StepPlan(1, 0.2, 0.75))).isEqualTo(loss);
      assertSameBits(trainer.gradients(), gradients);
      Map<String, float[]> followed = trainer.averages();
      trainer.parameters().forEach((name, after) -> {
        float[] descended = new float[after.length];
        float[] average = new float[after.length];
        for (int i = 0; i < after.length; i++) {
          double to = before.get(name)[i] - 0.2 * gradients.get(name)[i];
          descended[i] = (float) to;
          average[i] = (float) (0.75 * averages.get(name)[i] + 0.25 * to);
        }
        assertThat(after).as(name).containsExactly(descended, Offset.offset(1e-6f));
        assertThat(followed.get(name)).as("average of %s", name).containsExactly(average, Offset.offset(1e-6f));
      });
    }
  }

  @Test
  default void aStepCountsTheCorrectPredictionsInTheBatch() {
    try (Trainer trainer = engine().trainer(DEEP, 8, PLAIN)) {
      Map<String, float[]> values = TinyNetworks.parameters(DEEP, 1);
      values.get("logits/biases")[2] = 1_000;
      trainer.setParameters(values);
      assertThat(trainer.step(TinyNetworks.images(DEEP, 8, 1), new int[] {2, 2, 0, 1, 3, 2, 0, 0},
          new StepPlan(0, 0, 0.5)).correct())
          .isEqualTo(3);
    }
  }
}
