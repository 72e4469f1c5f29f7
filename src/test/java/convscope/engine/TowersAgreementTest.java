package convscope.engine;

import static convscope.engine.ContractPart.assertSameBits;
import static convscope.engine.ContractPart.flat;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two towers of 64 are as good as one engine with 128: on the tutorial's network, the same images and the same start.
 *
 * <p>At a tenth of the tutorial's rate: at its own, 20 steps are enough for a value to fall to the other side of a ReLU's
 * kink, after which any two ways to sum in floats differ by thousandths (src/decisions/0021).
 */
class TowersAgreementTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  private static final int BATCH = 128;
  private static final int STEPS = 20;
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

  private static Map<String, float[]> trained(Engine engine) {
    try (Trainer trainer = engine.trainer(TUTORIAL, BATCH, new Optimizer.Sgd())) {
      trainer.setParameters(InitialValues.of(TUTORIAL, 1));
      for (int step = 0; step < STEPS; step++) {
        trainer.step(TinyNetworks.images(TUTORIAL, BATCH, step), TinyNetworks.labels(TUTORIAL, BATCH), RATE, 0.99);
      }
      return trainer.parameters();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void twoTowersOf64EndWhereOneOf128Does(Pair pair) {
    Engine towers = new Towers(List.of(pair.first(), pair.second()));
    Map<String, float[]> found = trained(towers);
    Engines engines = Engines.installed();
    Map<String, float[]> expected = trained(engines.open(engines.usual(), 0));
    float[] all = flat(TUTORIAL, expected);
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
    assertThat(Arrays.equals(all, flat(TUTORIAL, InitialValues.of(TUTORIAL, 1)))).as("nothing was learnt").isFalse();
    assertSameBits(trained(towers), found);
  }
}
