package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.engine.gpu.card.Tile;
import convscope.engine.gpu.opencl.OpenClCard;
import convscope.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How closely the kernels of the GPU engine agree with plain loops in double precision and with the processor's engine.
 */
class GpuAgreementTest {
  private static final Optimizer PLAIN = new Optimizer.Sgd();
  private static final double OF_THE_LARGEST = 1e-5;
  private static final int BATCH = 13;
  private static final int STEPS = 20;

  private static Engine engine;
  private static final Map<Tile, Engine> CUT = new EnumMap<>(Tile.class);

  @BeforeAll
  static void open() {
    engine = AnOpenClDevice.engine(GpuAgreementTest.class);
  }

  private static Engine cut(Tile tile) {
    return CUT.computeIfAbsent(tile,
        one -> AnOpenClDevice.engine(GpuAgreementTest.class, () -> OpenClCard.open(0, 0, one)));
  }

  static Stream<Arguments> networksAndTiles() {
    return Stream.concat(TinyNetworks.all().stream(), Stream.of(TinyNetworks.IN_FOURS))
        .flatMap(network -> Arrays.stream(Tile.values()).map(tile -> Arguments.of(network, tile)));
  }

  static Stream<Arguments> lossesOf20TutorialStepsMatchTheCpuEngine() {
    return Stream.of(Arguments.of(Learning.with(PLAIN), 0.1), Arguments.of(Learning.with(new Optimizer.Nesterov(0.9)),
        0.01), Arguments.of(new Learning(new Optimizer.Adam(0.9, 0.999, 1e-8), 0.1, 0.01, 1), 0.0001));
  }

  private static void assertClose(String what, float[] found, float[] expected) {
    assertThat(found).as(what).hasSameSizeAs(expected);
    float largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    double most = 0;
    for (int i = 0; i < found.length; i++) {
      most = Math.max(most, Math.abs(found[i] - expected[i]));
    }
    assertThat(most / largest).as(what).isLessThan(OF_THE_LARGEST);
  }

  @ParameterizedTest
  @MethodSource("networksAndTiles")
  void everyKernelMatchesTheReferenceLoops(Network network, Tile tile) {
    Engine engine = cut(tile);
    float[] images = TinyNetworks.images(network, BATCH, 2);
    int[] labels = TinyNetworks.labels(network, BATCH);
    try (Trainer trainer = engine.trainer(network, BATCH, PLAIN);
        Trainer plain = new PlainEngine().trainer(network, BATCH, PLAIN)) {
      trainer.setParameters(TinyNetworks.parameters(network, 1));
      plain.setParameters(TinyNetworks.parameters(network, 1));
      StepLoss loss = trainer.gradients(images, labels);
      StepLoss expected = plain.gradients(images, labels);
      assertThat(loss.crossEntropy()).isCloseTo(expected.crossEntropy(), Offset.offset(OF_THE_LARGEST));
      assertThat(loss.decay()).isCloseTo(expected.decay(), Offset.offset(OF_THE_LARGEST));
      Map<String, float[]> gradients = trainer.gradients();
      plain.gradients().forEach((name, values) -> assertClose("gradient of " + name, gradients.get(name), values));
    }
    int classes = network.classes();
    int[] chosen = TinyNetworks.labels(network, BATCH);
    float[] logits = new float[BATCH * classes];
    float[] expected = new float[BATCH * classes];
    float[] slopes = new float[images.length];
    float[] expectedSlopes = new float[images.length];
    try (Classifier classifier = engine.classifier(network, BATCH);
        Classifier plain = new PlainEngine().classifier(network, BATCH);
        InputGradients found = engine.inputGradients(network, BATCH);
        InputGradients plainSlopes = new PlainEngine().inputGradients(network, BATCH)) {
      classifier.setParameters(TinyNetworks.parameters(network, 1));
      plain.setParameters(TinyNetworks.parameters(network, 1));
      found.setParameters(TinyNetworks.parameters(network, 1));
      plainSlopes.setParameters(TinyNetworks.parameters(network, 1));
      classifier.logits(images, BATCH, logits);
      plain.logits(images, BATCH, expected);
      assertClose("logits", logits, expected);
      for (int layer = 0; layer < network.layers().size(); layer++) {
        assertClose("layer " + layer, classifier.activations(layer, BATCH - 1), plain.activations(layer, BATCH - 1));
      }
      found.of(images, BATCH, chosen, slopes);
      plainSlopes.of(images, BATCH, chosen, expectedSlopes);
      assertClose("gradient by the input", slopes, expectedSlopes);
    }
  }

  @ParameterizedTest
  @MethodSource
  void lossesOf20TutorialStepsMatchTheCpuEngine(Learning learning, double rate) {
    Network tutorial = TinyNetworks.presets().get(0);
    List<double[]> losses = new ArrayList<>();
    for (Engine one : List.of(engine, AnEngine.usual())) {
      try (Trainer trainer = one.trainer(tutorial, BATCH, learning)) {
        trainer.setParameters(TinyNetworks.parameters(tutorial, 1));
        double[] own = new double[STEPS];
        Arrays.setAll(own, step -> trainer.step(TinyNetworks.images(tutorial, BATCH, step),
            TinyNetworks.labels(tutorial, BATCH), new StepPlan(step, rate, 0.9)).total());
        losses.add(own);
      }
    }
    assertThat(losses.get(0)).containsExactly(losses.get(1), Offset.offset(1e-4));
  }
}
