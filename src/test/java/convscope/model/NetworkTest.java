package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {
  private static final Shape CROP = new Shape(24, 24, 3);
  private static final Weights PLAIN = new Weights(0.1, 0, 0);
  private static final Layer LOGITS = new Dense("logits", 10, Activation.NONE, PLAIN);

  @ParameterizedTest
  @EnumSource(InitializerEdition.class)
  void theTutorialNetworkHasTheTutorialsParameterAndMacCounts(InitializerEdition edition) {
    Network tutorial = Presets.tutorial(edition, 10);
    assertThat(tutorial.parameterCount()).isEqualTo(1_068_298);
    // 24·24·64·75 + 12·12·64·1600 + 2304·384 + 384·192 + 192·10, counted by hand.
    assertThat(tutorial.multiplyAdds()).isEqualTo(18_470_784);
    assertThat(tutorial.classes()).isEqualTo(10);
    assertThat(tutorial.inputs()).containsExactly(CROP, new Shape(24, 24, 64), new Shape(12, 12, 64),
        new Shape(12, 12, 64), new Shape(12, 12, 64), new Shape(12, 12, 64), new Shape(6, 6, 64), new Shape(1, 1, 384),
        new Shape(1, 1, 192));
  }

  @Test
  void variablesHaveTheTutorialsNamesShapesAndWeightDecays() {
    List<Parameter> parameters = Presets.tutorial(InitializerEdition.FROM_2017, 10).parameters();
    assertThat(parameters).extracting(Parameter::name).containsExactly("conv1/weights", "conv1/biases", "conv2/weights",
        "conv2/biases", "local3/weights", "local3/biases", "local4/weights", "local4/biases", "softmax_linear/weights",
        "softmax_linear/biases");
    assertThat(parameters.get(0).shape()).containsExactly(5, 5, 3, 64);
    assertThat(parameters.get(4).shape()).containsExactly(2304, 384);
    assertThat(parameters).extracting(Parameter::weightDecay)
        .containsExactly(0.0, 0.0, 0.0, 0.0, 0.004, 0.0, 0.004, 0.0,
        0.0, 0.0);
    assertThat(parameters).extracting(Parameter::stddev).containsExactly(0.05, 0.0, 0.05, 0.0, 0.04, 0.0, 0.04, 0.0,
        1 / 192.0, 0.0);
    assertThat(parameters).extracting(Parameter::constant).containsExactly(0.0, 0.0, 0.0, 0.1, 0.0, 0.1, 0.0, 0.1, 0.0,
        0.0);
  }

  @Test
  void aLayerFindsItsVariableByRole() {
    Network tutorial = Presets.tutorial(InitializerEdition.FROM_2017, 10);
    Layer conv1 = tutorial.layers().get(0);
    assertThat(conv1.parameter(ParameterRole.WEIGHTS, CROP).name()).isEqualTo("conv1/weights");
    assertThat(conv1.parameter(ParameterRole.BIASES, CROP).name()).isEqualTo("conv1/biases");
    assertThatThrownBy(() -> conv1.parameter(ParameterRole.SCALE, CROP)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conv1 has 0 variables of role SCALE");
    Layer pool1 = tutorial.layers().get(1);
    assertThatThrownBy(() -> pool1.parameter(ParameterRole.WEIGHTS, CROP)).isInstanceOf(IllegalArgumentException.class);
    assertThat(tutorial.parameters()).allMatch(Parameter::trained).allMatch(Parameter::averaged);
  }

  @ParameterizedTest
  @CsvSource({"EARLY_2016, 1e-4, 1e-4", "MID_2016, 1e-4, 1e-2", "FROM_2017, 5e-2, 5e-2"})
  void initializerEditionsDifferInStandardDeviation(InitializerEdition edition, double conv1, double conv2) {
    List<Parameter> parameters = Presets.tutorial(edition, 10).parameters();
    assertThat(parameters.get(0).stddev()).isEqualTo(conv1);
    assertThat(parameters.get(2).stddev()).isEqualTo(conv2);
  }

  @Test
  void locallyConnectedLayersHaveSeparateWeightsPerPosition() {
    Network network = Presets.locallyConnected(InitializerEdition.FROM_2017, 10);
    List<Parameter> parameters = network.parameters();
    assertThat(parameters.get(4).name()).isEqualTo("local3/weights");
    assertThat(parameters.get(4).shape()).containsExactly(6, 6, 576, 64);
    assertThat(parameters.get(5).shape()).containsExactly(6, 6, 64);
    assertThat(network.layers().get(6).multiplyAdds(new Shape(6, 6, 64))).isEqualTo(36L * 64 * 576);
  }

  @ParameterizedTest
  @CsvSource({"24, 3, 2, 0, 1", "12, 3, 2, 0, 1", "24, 5, 1, 2, 2", "6, 3, 1, 1, 1", "7, 3, 2, 1, 1", "5, 2, 2, 0, 1",
      "6, 4, 1, 1, 2", "8, 1, 1, 0, 0"})
  void samePaddingMatchesTensorFlow(int input, int size, int stride, int before, int after) {
    assertThat(Padding.same(input, size, stride)).isEqualTo(new Padding(before, after));
  }

  static Stream<Arguments> impossible() {
    Activation relu = Activation.RELU;
    return Stream.of(
        Arguments.of("a window of 0", List.of(new Convolution("c", 0, 1, 4, relu, PLAIN), LOGITS), "Layer c"),
        Arguments.of("a stride beyond the window", List.of(new MaxPool("p", 2, 3), LOGITS),
        "Layer p would skip pixels"),
        Arguments.of("no filters", List.of(new Convolution("c", 3, 1, 0, relu, PLAIN), LOGITS), "Layer c"),
        Arguments.of("no units", List.of(new Dense("d", -1, relu, PLAIN), LOGITS), "Layer d"),
        Arguments.of("weights without spread",
            List.of(new Dense("d", 4, relu, new Weights(0, 0, 0)), LOGITS), "Layer d cannot start"),
        Arguments.of("an endless bias",
            List.of(new Dense("d", 4, relu, new Weights(1, Double.NaN, 0)), LOGITS), "Layer d cannot start"),
        Arguments.of("a negative decay",
            List.of(new Dense("d", 4, relu, new Weights(1, 0, -1)), LOGITS), "Layer d cannot have weight decay"),
        Arguments.of("a normalization without radius",
            List.of(new LocalResponseNormalization("n", 0, 1, 1, 1), LOGITS), "Layer n"),
        Arguments.of("a normalization that divides by zero",
            List.of(new LocalResponseNormalization("n", 4, 0, 1, 1), LOGITS), "Layer n"),
        Arguments.of("two layers of one name", List.of(new MaxPool("p", 2, 2), new MaxPool("p", 2, 2), LOGITS),
            "two layers named p"),
        Arguments.of("a name that is a path", List.of(new MaxPool("../p", 2, 2), LOGITS), "\"../p\""),
        Arguments.of("no logits at the end", List.of(LOGITS, new MaxPool("p", 2, 2)), "ends with layer p"),
        Arguments.of("an activation on the logits", List.of(new Dense("d", 10, relu, PLAIN)), "ends with layer d"),
        Arguments.of("no layers", List.of(), "has no layers"),
        Arguments.of("more parameters than a computer holds",
            List.of(new Dense("wide", 65_536, relu, PLAIN), new Dense("wider", 65_536, relu, PLAIN), LOGITS), "wide"),
        Arguments.of("few parameters and more activations than a computer holds",
            List.of(new Convolution("deep", 1, 1, 8_192, relu, PLAIN), new MaxPool("p", 24, 24), LOGITS),
            "activations per image up to layer deep"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("impossible")
  void rejectsInvalidLayersByName(String what, List<Layer> layers, String words) {
    assertThatThrownBy(() -> new Network("mine", CROP, layers)).isInstanceOf(Problem.class)
        .hasMessageContaining(words).hasMessageEndingWith(".");
  }

  @Test
  void frozenLayersAreNeitherTrainedNorDecayed() {
    Network tutorial = Presets.tutorial(InitializerEdition.FROM_2017, 10);
    Network network = tutorial.withFrozen(Set.of("local3"));
    assertThat(network.parameters()).filteredOn(parameter -> !parameter.trained()).extracting(Parameter::name)
        .containsExactly("local3/weights", "local3/biases");
    assertThat(network.parameters()).filteredOn(parameter -> parameter.weightDecay() > 0).extracting(Parameter::name)
        .containsExactly("local4/weights");
    assertThat(network.withFrozen(Set.of())).isEqualTo(tutorial).isNotEqualTo(network);
    assertThatThrownBy(() -> tutorial.withFrozen(Set.of("local5"))).isInstanceOf(Problem.class)
        .hasMessageContaining("has no layer local5");
    assertThatThrownBy(() -> tutorial.withFrozen(Set.of("softmax_linear"))).isInstanceOf(Problem.class)
        .hasMessageContaining("cannot have its last layer softmax_linear frozen");
  }

  @Test
  void oversizedInputsAreRejected() {
    assertThatThrownBy(() -> new Network("mine", new Shape(4_096, 4_096, 3), List.of(new MaxPool("p", 64, 64), LOGITS)))
        .isInstanceOf(Problem.class).hasMessageContaining("activations per image up to layer p");
  }
}
