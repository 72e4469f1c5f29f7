package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.InputGradients;
import convscope.engine.dl4j.kernel.KernelSet;
import convscope.foundation.CounterRandom;
import convscope.model.Activation;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is known of gradients by the input without working them out; that they are right, the engine's contract proves.
 */
class InputGradientsTest {
  private static final Weights WEIGHTS = new Weights(0.3, 0.1, 0);
  private static final Dense TOP = new Dense("logits", 4, Activation.NONE, WEIGHTS);

  @BeforeAll
  static void loadNatives() {
    Dl4jEngine.open(0, Dl4jProvider.ND4J);
  }

  private static Network small() {
    return new Network("dense", new Shape(7, 6, 3), List.of(TOP));
  }

  private static float[] random(int size, long seed) {
    float[] values = new float[size];
    CounterRandom random = new CounterRandom(seed);
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  static Stream<KernelSet> sets() {
    return Sets.all().values().stream();
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

  @Test
  void trainingDoesNotPayForThem() {
    try (CompiledNetwork network = new CompiledNetwork(small(), 1, Sets.all().get("nd4j"), GradientReach.VARIABLES)) {
      assertThat(network.inputGradient()).isNull();
    }
  }
}
