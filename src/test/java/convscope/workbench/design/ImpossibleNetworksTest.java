package convscope.workbench.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import convscope.model.Activation;
import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitializerEdition;
import convscope.model.Layer;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.PaddingRule;
import convscope.model.Presets;
import convscope.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of designs that are no networks, and at which layer. */
@Tag("window")
class ImpossibleNetworksTest {
  private static final Weights USUAL = new Weights(0.05, 0, 0);

  private static Layer dense(String name, int units) {
    return new Dense(name, units, Activation.NONE, USUAL);
  }

  private static Layer convolution(String name, int size, int stride, PaddingRule padding, Weights weights) {
    return new Convolution(name, size, stride, 8, Activation.RELU, weights, padding, true);
  }

  /** Each with the position of the layer that is impossible. */
  static Stream<Arguments> impossible() {
    Layer first = convolution("conv1", 5, 1, PaddingRule.SAME, USUAL);
    Layer last = dense("logits", 10);
    return Stream.of(
        arguments(List.of(first, convolution("wide", 0, 1, PaddingRule.SAME, USUAL), last), 1, "wide"),
        arguments(List.of(first, convolution("wide", 65, 1, PaddingRule.SAME, USUAL), last), 1, "wide"),
        arguments(List.of(convolution("still", 5, 0, PaddingRule.SAME, USUAL), last), 0, "still"),
        arguments(List.of(first, convolution("outside", 31, 1, PaddingRule.VALID, USUAL), last), 1, "outside"),
        arguments(List.of(first, convolution("padded", 3, 1, new PaddingRule(3), USUAL), last), 1, "padded"),
        arguments(List.of(first, new MaxPool("gaps", 2, 3), last), 1, "gaps"),
        arguments(List.of(first, new AveragePool("gaps", 2, 3), last), 1, "gaps"),
        arguments(List.of(first, new LocalResponseNormalization("norm1", 0, 1, 1e-4, 0.75), last), 1, "norm1"),
        arguments(List.of(first, new LocalResponseNormalization("norm1", 4, 0, 1e-4, 0.75), last), 1, "norm1"),
        arguments(List.of(first, new ActivationLayer("leaky", ActivationFunction.LEAKY_RELU, 1), last), 1, "leaky"),
        arguments(List.of(new LocallyConnected("local1", 3, 0, Activation.RELU, USUAL), last), 0, "local1"),
        arguments(List.of(first, dense("none", 0)), 1, "none"),
        arguments(List.of(first, dense("many", 65_537)), 1, "many"),
        arguments(List.of(convolution("flat", 5, 1, PaddingRule.SAME, new Weights(0, 0, 0)), last), 0, "flat"),
        arguments(List.of(convolution("grows", 5, 1, PaddingRule.SAME, new Weights(0.1, 0, -1)), last), 0, "grows"),
        arguments(List.of(first, convolution("conv1", 3, 1, PaddingRule.SAME, USUAL), last), 1, "conv1"),
        arguments(List.of(first, convolution("2nd", 3, 1, PaddingRule.SAME, USUAL), last), 1, "2nd"),
        arguments(List.of(first, dense("huge", 65_536), last), 1, "huge"),
        arguments(List.of(first, new MaxPool("pool1", 3, 2)), 1, "pool1"),
        arguments(List.of(first, new Dense("logits", 10, Activation.RELU, USUAL)), 1, "logits"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void anImpossibleNetworkIsRefusedWithTheNameOfTheLayer(List<Layer> layers, int at, String name) {
    Assessment found = Assessment.of(new NetworkDesign("net", Network.CROP, layers));
    assertThat(found.problem()).isNotNull();
    assertThat(found.at()).isEqualTo(at);
    assertThat(found.problem().getMessage()).contains(name);
    boolean last = at == layers.size() - 1 && found.problem().getMessage().contains("logits");
    assertThat(found.layers()).as("figures of the layers above it").hasSize(last ? layers.size() : at);
  }

  @Test
  void aNetworkWithoutLayersAndOneWithAnUnusableNameAreRefusedAsAWhole() {
    assertThat(Assessment.of(NetworkDesign.EMPTY).problem()).hasMessageContaining("has no layers");
    Assessment named = Assessment.of(new NetworkDesign("../net", Network.CROP, List.of(dense("logits", 10))));
    assertThat(named.problem()).hasMessageContaining("\"../net\"");
    assertThat(named.at()).isNegative();
    assertThat(named.layers()).hasSize(1);
  }

  @Test
  void theFiguresOfTheTutorialsNetworkAreItsOwn() {
    NetworkDesign tutorial = NetworkDesign.of(Presets.tutorial(InitializerEdition.FROM_2017, 10));
    Assessment found = Assessment.of(tutorial);
    assertThat(found.problem()).isNull();
    assertThat(found.parameters()).isEqualTo(1_068_298);
    assertThat(found.multiplyAdds()).isEqualTo(18_470_784);
    List<LayerFigures> layers = found.layers();
    assertThat(layers.get(0).output()).hasToString("24×24×64");
    assertThat(layers.get(0).bytes(128)).isEqualTo(24L * 24 * 64 * 2 * 4 * 128);
    assertThat(layers).extracting(LayerFigures::fieldHeight).containsExactly(5, 7, 7, 15, 15, 19, 24, 24, 24);
    assertThat(layers).extracting(LayerFigures::wholeInput)
        .containsExactly(false, false, false, false, false, false, true, true, true);
  }

  @Test
  void belowAnImpossibleLayerThereAreNoFigures() {
    List<Layer> layers = new ArrayList<>(Presets.tutorial(InitializerEdition.FROM_2017, 10).layers());
    layers.set(3, convolution("conv2", 0, 1, PaddingRule.SAME, USUAL));
    assertThat(Assessment.of(new NetworkDesign("net", Network.CROP, layers)).layers()).hasSize(3);
  }
}
