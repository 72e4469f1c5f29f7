package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.KernelChoice;
import convscope.engine.LayerProbe;
import convscope.engine.Probe;
import convscope.engine.Trainer;
import convscope.foundation.CounterRandom;
import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read off the arrays, against the same figures worked out plainly from copies. */
class InsidesTest {
  private static final int BATCH = 40;
  private static final int LOOKED_AT = 32;
  private static final Network NETWORK = new Network("small", new Shape(6, 6, 3), List.of(
      new Convolution("conv", 3, 1, 8, Activation.RELU, new Weights(0.3, 0, 0)),
      new MaxPool("pool", 2, 2),
      new LocallyConnected("local", 3, 4, Activation.RELU, new Weights(0.3, 0.1, 0)),
      new Dense("hidden", 7, Activation.RELU, new Weights(0.3, 0, 0.01)),
      new Dense("logits", 4, Activation.NONE, new Weights(0.3, 0, 0))));

  @BeforeAll
  static void loadNatives() {
    Dl4jEngine.open(0, KernelChoice.ND4J);
  }

  static Stream<KernelSet> sets() {
    return KernelSets.here();
  }

  private static float[] images() {
    float[] images = new float[BATCH * 6 * 6 * 3];
    CounterRandom random = new CounterRandom(3);
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    return images;
  }

  private static int[] labels() {
    int[] labels = new int[BATCH];
    for (int i = 0; i < BATCH; i++) {
      labels[i] = i % 4;
    }
    return labels;
  }

  @ParameterizedTest
  @MethodSource("sets")
  void activationsAreThoseOfTheFirstExamples(KernelSet kernels) {
    try (CompiledNetwork network = new CompiledNetwork(NETWORK, BATCH, kernels, GradientReach.VARIABLES)) {
      network.write(InitialValues.of(NETWORK, 1), network.flatParameters());
      HostMemory.write(images(), (int) network.input().length(), network.input());
      network.forward();
      Probe probe = new Insides(network).probe();
      assertThat(probe.layers()).extracting(LayerProbe::layer).containsExactly("conv", "pool", "local", "hidden",
          "logits");
      assertThat(probe.layers()).extracting(LayerProbe::activated).containsExactly(true, false, true, true, false);
      for (int i = 0; i < 5; i++) {
        float[] output = LayerBench.values(network.arrays().get(i).output());
        check(probe.layers().get(i), output, (int) network.arrays().get(i).output().size(3));
      }
    }
  }

  private static void check(LayerProbe probe, float[] output, int channels) {
    int count = output.length / BATCH * LOOKED_AT;
    double sum = 0;
    int zeros = 0;
    float min = output[0];
    float max = output[0];
    boolean[] alive = new boolean[channels];
    for (int i = 0; i < count; i++) {
      sum += output[i];
      zeros += output[i] == 0 ? 1 : 0;
      min = Math.min(min, output[i]);
      max = Math.max(max, output[i]);
      alive[i % channels] |= output[i] != 0;
    }
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += Math.pow(output[i] - sum / count, 2);
    }
    int dead = 0;
    for (boolean lives : alive) {
      dead += lives ? 0 : 1;
    }
    assertThat(probe.sparsity()).as("sparsity").isEqualTo((double) zeros / count);
    assertThat(probe.units()).isEqualTo(channels);
    assertThat(probe.deadUnits()).isEqualTo(dead);
    assertThat(probe.mean()).isCloseTo(sum / count, Offset.offset(1e-9));
    assertThat(probe.standardDeviation()).isCloseTo(Math.sqrt(squares / count), Offset.offset(1e-9));
    assertThat(probe.min()).isEqualTo(min);
    assertThat(probe.max()).isEqualTo(max);
    assertThat(probe.finite()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void normsAreThoseOfTheWeightsAndTheirGradientsAndLookingChangesNothing(KernelSet kernels) {
    try (Trainer trainer = new Dl4jTrainer(NETWORK, BATCH, kernels)) {
      trainer.setParameters(InitialValues.of(NETWORK, 1));
      trainer.step(images(), labels(), 0.1, 0.5);
      Probe probe = trainer.probe();
      Map<String, float[]> weights = trainer.parameters();
      Map<String, float[]> gradients = trainer.gradients();
      for (LayerProbe layer : probe.layers()) {
        String name = layer.layer() + "/weights";
        assertThat(layer.weightNorm()).as(name).isCloseTo(norm(weights.get(name)), Offset.offset(1e-9));
        assertThat(layer.gradientNorm()).as(name).isCloseTo(norm(gradients.get(name)), Offset.offset(1e-9));
        assertThat(layer.weighted()).isEqualTo(!layer.layer().equals("pool"));
      }
      assertThat(trainer.probe()).isEqualTo(probe);
    }
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (int i = 0; values != null && i < values.length; i++) {
      squares += (double) values[i] * values[i];
    }
    return Math.sqrt(squares);
  }

  @ParameterizedTest
  @MethodSource("sets")
  void findsUnitsThatAreDeadAndLayersThatAreNoNumbers(KernelSet kernels) {
    try (Trainer trainer = new Dl4jTrainer(NETWORK, BATCH, kernels)) {
      Map<String, float[]> values = InitialValues.of(NETWORK, 1);
      for (int unit = 0; unit < 5; unit++) {
        values.get("hidden/biases")[unit] = -1_000;
      }
      trainer.setParameters(values);
      trainer.step(images(), labels(), 0, 0.5);
      LayerProbe hidden = trainer.probe().layers().get(3);
      assertThat(hidden.deadUnits()).isEqualTo(5);
      assertThat(hidden.units()).isEqualTo(7);
      values.get("local/weights")[0] = Float.NaN;
      trainer.setParameters(values);
      trainer.step(images(), labels(), 0, 0.5);
      assertThat(trainer.probe().layers().get(2).finite()).isFalse();
    }
  }

  @Test
  void countsHowManyOfTheBatchWereRight() {
    try (Trainer trainer = new Dl4jTrainer(NETWORK, BATCH, new Nd4jKernels())) {
      Map<String, float[]> values = InitialValues.of(NETWORK, 1);
      values.get("logits/biases")[2] = 1_000;
      trainer.setParameters(values);
      assertThat(trainer.step(images(), labels(), 0, 0.5).correct()).isEqualTo(BATCH / 4);
    }
  }
}
