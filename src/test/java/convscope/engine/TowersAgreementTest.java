package convscope.engine;

import static convscope.engine.ContractPart.assertSameBits;
import static convscope.engine.ContractPart.flat;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.gpu.opencl.OpenClCard;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two towers of 64 are as good as one engine with 128: on the tutorial's network, the same images and the same start.
 *
 * <p>At a tenth of the tutorial's rate: at its own, 20 steps are enough for a value to fall to the other side of a
 * ReLU's kink, after which any two ways to sum in floats differ by thousandths (src/decisions/0021).
 */
class TowersAgreementTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  private static final int BATCH = 128;
  private static final int STEPS = 20;
  private static final int FEW = 8;
  private static final double RATE = 0.01;

  /**
   * Two engines that are towers of one.
   *
   * @param name what a person reads
   */
  record Pair(String name, Engine first, Engine second) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All pairs that there are here. */
  static List<Pair> pairs() {
    Engines engines = Engines.installed();
    Device processor = engines.usual();
    List<Pair> pairs = new ArrayList<>();
    pairs.add(new Pair("two shares of the processor", engines.open(processor, 1), engines.open(processor, 1)));
    return pairs;
  }

  /** The same on devices that OpenCL reaches: halves of one, and one beside the processor's engine. */
  static List<Pair> openClPairs() {
    AnOpenClDevice.require(TowersAgreementTest.class);
    Engines engines = Engines.installed();
    return List.of(
        new Pair("two halves of an OpenCL device", half(0), half(1)),
        new Pair("a share of the processor and an OpenCL device", engines.open(engines.usual(), 1),
            AnOpenClDevice.engine(TowersAgreementTest.class)));
  }

  private static Engine half(int number) {
    return AnOpenClDevice.engine(TowersAgreementTest.class, () -> OpenClCard.openPart(0, 0, 2, number));
  }

  private static Map<String, float[]> trained(Network network, int batch, int steps, Engine engine) {
    try (Trainer trainer = engine.trainer(network, batch, new Optimizer.Sgd())) {
      trainer.setParameters(InitialValues.of(network, 1));
      for (int step = 0; step < steps; step++) {
        trainer.step(TinyNetworks.images(network, batch, step), TinyNetworks.labels(network, batch),
            new StepPlan(step, RATE, 0.99));
      }
      return trainer.parameters();
    }
  }

  private static void assertTogetherAsAlone(Network network, int batch, int steps, Map<String, float[]> found) {
    Engines engines = Engines.installed();
    Map<String, float[]> expected = trained(network, batch, steps, engines.open(engines.usual(), 0));
    float[] all = flat(network, expected);
    float largest = 0;
    for (float value : all) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (Map.Entry<String, float[]> one : expected.entrySet()) {
      float[] own = found.get(one.getKey());
      float farthest = 0;
      for (int i = 0; i < own.length; i++) {
        farthest = Math.max(farthest, Math.abs(own[i] - one.getValue()[i]));
      }
      assertThat(farthest).as(one.getKey()).isLessThanOrEqualTo(1e-5f * largest);
    }
    assertThat(Arrays.equals(all, flat(network, InitialValues.of(network, 1)))).as("nothing was learnt").isFalse();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void twoTowersOf64MatchOneOf128AndAreReproducible(Pair pair) {
    Engine towers = new Towers(List.of(pair.first(), pair.second()));
    Map<String, float[]> found = trained(TUTORIAL, BATCH, FEW, towers);
    assertTogetherAsAlone(TUTORIAL, BATCH, FEW, found);
    assertSameBits(trained(TUTORIAL, BATCH, FEW, towers), found);
  }

  @ParameterizedTest
  @MethodSource("openClPairs")
  void twoOpenClTowersMatchOneEngineAndAreReproducible(Pair pair) {
    Engine towers = new Towers(List.of(pair.first(), pair.second()));
    Map<String, float[]> found = trained(TinyNetworks.IN_FOURS, 16, STEPS, towers);
    assertTogetherAsAlone(TinyNetworks.IN_FOURS, 16, STEPS, found);
    assertSameBits(trained(TinyNetworks.IN_FOURS, 16, STEPS, towers), found);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  @Tag("long")
  void twoTowersOf64MatchOneOf128After20Steps(Pair pair) {
    Engine towers = new Towers(List.of(pair.first(), pair.second()));
    assertTogetherAsAlone(TUTORIAL, BATCH, STEPS, trained(TUTORIAL, BATCH, STEPS, towers));
  }

  @ParameterizedTest
  @MethodSource("openClPairs")
  @Tag("long")
  void twoOpenClTowersOf64MatchOneOf128(Pair pair) {
    Engine towers = new Towers(List.of(pair.first(), pair.second()));
    assertTogetherAsAlone(TUTORIAL, BATCH, STEPS, trained(TUTORIAL, BATCH, STEPS, towers));
  }
}
