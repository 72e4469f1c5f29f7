package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.KernelSet;
import convscope.foundation.CounterRandom;
import convscope.model.Activation;
import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.FilterUse;
import convscope.model.Layer;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.PaddingRule;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every kind of layer on every set of kernels: against finite differences, and against each other. */
class KernelsTest {
  private static final Weights WEIGHTS = new Weights(0.1, 0.1, 0);

  @BeforeAll
  static void loadNatives() {
    Dl4jEngine.open(0, Dl4jProvider.ND4J);
  }

  private record Case(Layer layer, Shape input, int batch, boolean trains) {
    Case(Layer layer, Shape input, int batch) {
      this(layer, input, batch, true);
    }

    LayerBench bench(KernelSet kernels, long seed) {
      return bench(kernels, seed, false);
    }

    LayerBench bench(KernelSet kernels, long seed, boolean first) {
      return new LayerBench(kernels, layer, batch, input, seed, first, trains);
    }

    /** How far a value is moved: where the layer is linear, so far that rounding does not count. */
    float step() {
      boolean linear = layer.filterUse() != FilterUse.NONE && layer.activation() == Activation.NONE;
      return linear ? 0.5f : 4e-3f;
    }

    @Override
    public String toString() {
      return layer + " on " + batch + " of " + input + (trains ? "" : ", looked at");
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    Shape odd = new Shape(7, 6, 3);
    for (Activation activation : Activation.values()) {
      cases.add(new Case(new Convolution("c", 5, 1, 16, activation, WEIGHTS), new Shape(8, 8, 3), 4));
      cases.add(new Case(new Convolution("c", 3, 2, 5, activation, WEIGHTS), odd, 2));
      cases.add(new Case(new Dense("d", 11, activation, WEIGHTS), odd, 3));
      cases.add(new Case(new LocallyConnected("l", 3, 8, activation, WEIGHTS), new Shape(6, 6, 4), 3));
      cases.add(new Case(new LocallyConnected("l", 4, 5, activation, WEIGHTS), odd, 2));
      cases.add(new Case(new LocallyConnected("l", 5, 2, activation, WEIGHTS), new Shape(2, 1, 3), 2));
    }
    cases.add(new Case(new Convolution("c", 5, 1, 64, Activation.RELU, WEIGHTS), new Shape(12, 12, 64), 3));
    cases.add(new Case(new Convolution("c", 3, 1, 16, Activation.NONE, WEIGHTS), new Shape(5, 5, 4), 71));
    cases.add(new Case(new Convolution("c", 5, 1, 20, Activation.NONE, WEIGHTS), new Shape(24, 17, 18), 2));
    cases.add(new Case(new Convolution("c", 3, 1, 70, Activation.NONE, WEIGHTS), new Shape(9, 15, 66), 2));
    cases.add(new Case(new Convolution("c", 4, 1, 16, Activation.RELU, WEIGHTS), new Shape(6, 5, 16), 3));
    cases.add(new Case(new Convolution("c", 7, 1, 17, Activation.NONE, WEIGHTS), new Shape(14, 14, 16), 2));
    // In the frequency domain: more channels than a transform has lanes, an even window, a small one.
    cases.add(new Case(new Convolution("c", 5, 1, 70, Activation.NONE, WEIGHTS), new Shape(12, 12, 66), 2));
    cases.add(new Case(new Convolution("c", 4, 1, 16, Activation.NONE, WEIGHTS), new Shape(13, 12, 16), 3));
    cases.add(new Case(new Convolution("c", 3, 1, 16, Activation.NONE, WEIGHTS), new Shape(14, 14, 16), 3));
    cases.addAll(convolutions(odd));
    cases.add(new Case(new MaxPool("p", 3, 2), new Shape(8, 8, 16), 3));
    cases.add(new Case(new MaxPool("p", 3, 2), odd, 2));
    cases.add(new Case(new MaxPool("p", 2, 2), odd, 2));
    cases.add(new Case(new AveragePool("a", 3, 2), new Shape(8, 8, 16), 3));
    cases.add(new Case(new AveragePool("a", 3, 2), odd, 2));
    cases.add(new Case(new AveragePool("a", 4, 1), odd, 2));
    cases.add(new Case(new AveragePool("a", 2, 2), odd, 2));
    cases.add(new Case(new AveragePool("a", 6, 6), new Shape(6, 6, 64), 3));
    cases.add(new Case(new AveragePool("of-all", 7, 7), odd, 3));
    cases.add(new Case(new MaxPool("of-all", 7, 7), odd, 3));
    for (ActivationFunction function : ActivationFunction.values()) {
      ActivationLayer layer = new ActivationLayer("f", function, function == ActivationFunction.LEAKY_RELU ? 0.2 : 0);
      cases.add(new Case(layer, odd, 4));
      cases.add(new Case(layer, new Shape(8, 8, 48), 5));
    }
    cases.add(new Case(new LocalResponseNormalization("n", 4, 1, 0.001 / 9, 0.75), new Shape(4, 4, 64), 2));
    cases.add(new Case(new LocalResponseNormalization("n", 4, 1, 0.05, 0.75), new Shape(4, 3, 16), 2));
    cases.add(new Case(new LocalResponseNormalization("n", 2, 2, 0.1, 0.5), new Shape(3, 4, 7), 2));
    for (boolean trains : new boolean[] {true, false}) {
      cases.add(new Case(new BatchNormalization("b"), odd, 4, trains));
      cases.add(new Case(new BatchNormalization("b", 0.01, 0.9, false), new Shape(4, 3, 48), 7, trains));
      cases.add(new Case(new BatchNormalization("b", 0.1, 0.5, true), new Shape(1, 1, 11), 8, trains));
      cases.add(new Case(new BatchNormalization("wider-than-a-piece"), new Shape(1, 2, 2500), 4, trains));
    }
    return cases;
  }

  /** Windows of any size, stride and padding, with and without biases. */
  private static List<Case> convolutions(Shape odd) {
    List<Case> cases = new ArrayList<>();
    for (boolean biased : new boolean[] {true, false}) {
      cases.add(convolution(1, 1, 16, PaddingRule.SAME, biased, new Shape(6, 5, 16)));
      cases.add(convolution(1, 2, 16, PaddingRule.SAME, biased, new Shape(8, 7, 16)));
      cases.add(convolution(2, 3, 5, PaddingRule.VALID, biased, odd));
      cases.add(convolution(1, 1, 5, PaddingRule.VALID, biased, odd));
      cases.add(convolution(2, 1, 6, PaddingRule.VALID, biased, odd));
      cases.add(convolution(2, 1, 16, PaddingRule.SAME, biased, new Shape(6, 5, 16)));
      cases.add(convolution(5, 1, 16, PaddingRule.SAME, biased, new Shape(11, 12, 16)));
      cases.add(convolution(2, 2, 8, PaddingRule.VALID, biased, new Shape(8, 6, 4)));
      cases.add(convolution(3, 2, 8, PaddingRule.SAME, biased, new Shape(8, 6, 4)));
      cases.add(convolution(3, 2, 5, PaddingRule.VALID, biased, new Shape(8, 7, 3)));
      cases.add(convolution(3, 2, 5, new PaddingRule(1), biased, new Shape(8, 7, 3)));
      cases.add(convolution(3, 1, 16, PaddingRule.VALID, biased, new Shape(7, 6, 16)));
      cases.add(convolution(3, 1, 16, PaddingRule.SAME, biased, new Shape(7, 6, 16)));
      cases.add(convolution(3, 1, 5, new PaddingRule(2), biased, odd));
      cases.add(convolution(6, 3, 4, PaddingRule.VALID, biased, odd));
    }
    return cases;
  }

  private static Case convolution(int size, int stride, int filters, PaddingRule padding, boolean biased, Shape input) {
    return new Case(new Convolution("c", size, stride, filters, Activation.NONE, WEIGHTS, padding, biased), input, 4);
  }

  /** With one more, whose many kinks no finite difference would survive: a batch that is worked through in parts. */
  static Stream<Case> everyCase() {
    Case inParts = new Case(new Convolution("c", 5, 1, 16, Activation.RELU, WEIGHTS), new Shape(9, 9, 4), 71);
    return Stream.concat(cases().stream(), Stream.of(inParts));
  }

  static Stream<Arguments> everyCaseOnEverySet() {
    return cases().stream().flatMap(one -> Sets.all().entrySet().stream()
        .map(set -> Arguments.of(set.getKey(), set.getValue(), one)));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("everyCaseOnEverySet")
  void gradientsMatchFiniteDifferences(String name, KernelSet kernels, Case one) {
    try (LayerBench bench = one.bench(kernels, 7)) {
      bench.backward();
      gradients(bench).forEach((what, pair) -> checkSome(what, bench, pair[0], pair[1], one.step()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCase")
  void ownKernelsMatchNd4jOperations(Case one) {
    try (LayerBench left = one.bench(Sets.all().get("loops"), 8);
        LayerBench right = one.bench(Sets.all().get("nd4j"), 8)) {
      left.backward();
      right.backward();
      near("output", left.arrays.output(), right.arrays.output());
      Map<String, INDArray[]> ours = gradients(left);
      gradients(right).forEach((what, pair) -> near(what, ours.get(what)[1], pair[1]));
      for (ParameterRole role : right.variables.values().keySet()) {
        if (role.statistic()) {
          near(role.name(), left.variables.gradient(role), right.variables.gradient(role));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("everyCaseOnEverySet")
  void variableGradientsDoNotDependOnComputingInputGradients(String name, KernelSet kernels, Case one) {
    try (LayerBench first = one.bench(kernels, 8, true); LayerBench later = one.bench(kernels, 8)) {
      first.backward();
      later.backward();
      for (ParameterRole role : first.variables.gradients().keySet()) {
        near(role.name(), first.variables.gradient(role), later.variables.gradient(role));
      }
    }
  }

  private static void near(String what, INDArray left, INDArray right) {
    float[] a = LayerBench.values(left);
    float[] b = LayerBench.values(right);
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i]).as("%s[%d]", what, i).isCloseTo(b[i], Offset.offset(2e-4f + 2e-5f * Math.abs(b[i])));
    }
  }

  /** Each thing a layer has a gradient of, with that gradient: not the statistics. */
  private static Map<String, INDArray[]> gradients(LayerBench bench) {
    Map<String, INDArray[]> all = new LinkedHashMap<>();
    all.put("input", new INDArray[] {bench.arrays.input(), bench.arrays.inputGradient()});
    bench.variables.values().forEach((role, values) -> {
      if (!role.statistic()) {
        all.put(role.name(), new INDArray[] {values, bench.variables.gradient(role)});
      }
    });
    return all;
  }

  /**
   * Moves a dozen values by a little each way. A kink (ReLU, a tie in a pool) inside the little step is passed over.
   */
  private static void checkSome(String what, LayerBench bench, INDArray values, INDArray gradient, float step) {
    float[] analytic = LayerBench.values(gradient);
    float[] at = LayerBench.values(values);
    CounterRandom random = new CounterRandom(9);
    int checked = 0;
    for (int n = 0; n < 60 && checked < 12; n++) {
      int i = random.nextInt(at.length);
      double coarse = slope(bench, values, at, i, step);
      double fine = slope(bench, values, at, i, step / 2);
      if (Math.abs(coarse - fine) > 1e-2 * Math.max(1, Math.abs(fine))) {
        continue;
      }
      checked++;
      assertThat((double) analytic[i]).as("d loss / d %s[%d]", what, i)
          .isCloseTo(coarse, Offset.offset(1e-2 * Math.max(1, Math.abs(coarse))));
    }
    assertThat(checked).as("values of %s without a kink", what).isGreaterThanOrEqualTo(Math.min(2, at.length));
  }

  private static double slope(LayerBench bench, INDArray values, float[] at, int i, float step) {
    float kept = at[i];
    at[i] = kept + step;
    HostMemory.write(at, at.length, values);
    double above = bench.loss();
    float high = at[i];
    at[i] = kept - step;
    HostMemory.write(at, at.length, values);
    double below = bench.loss();
    float low = at[i];
    at[i] = kept;
    HostMemory.write(at, at.length, values);
    return (above - below) / (high - low);
  }
}
