package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchNormalizationTest {
  private static final Shape INPUT = new Shape(3, 2, 4);
  private static final BatchNormalization USUAL = new BatchNormalization("b");

  @Test
  void hasAScaleAShiftAndTwoStatisticsForEveryChannel() {
    List<Parameter> all = USUAL.parameters(INPUT);
    assertThat(all).extracting(Parameter::name).containsExactly("b/scale", "b/shift", "b/mean", "b/variance");
    assertThat(all).extracting(Parameter::role).containsExactly(ParameterRole.SCALE, ParameterRole.SHIFT,
        ParameterRole.MEAN, ParameterRole.VARIANCE);
    assertThat(all).allSatisfy(one -> assertThat(one.shape()).containsExactly(4));
    assertThat(all).extracting(Parameter::constant).containsExactly(1.0, 0.0, 0.0, 1.0);
    assertThat(all).extracting(Parameter::trained).containsExactly(true, true, false, false);
    assertThat(all).extracting(Parameter::averaged).containsExactly(true, true, false, false);
    assertThat(all).extracting(Parameter::kept).containsExactly(1.0, 1.0, 0.9, 0.9);
    assertThat(all).extracting(Parameter::weightDecay).containsOnly(0.0);
    assertThat(new BatchNormalization("b", 0.1, 0.5, false).parameters(INPUT)).extracting(Parameter::name)
        .containsExactly("b/shift", "b/mean", "b/variance");
    assertThat(USUAL.output(INPUT)).isEqualTo(INPUT);
    assertThat(USUAL.multiplyAdds(INPUT)).isZero();
  }

  @Test
  void unitsAreItsChannelsAfterADenseLayer() {
    assertThat(USUAL.parameters(new Shape(1, 1, 7))).allSatisfy(one -> assertThat(one.size()).isEqualTo(7));
  }

  @Test
  void frozenStatisticsDoNotFollowTheBatches() {
    Network network = new Network("n", INPUT, List.of(USUAL,
        new Dense("logits", 2, Activation.NONE, new Weights(0.1, 0, 0))));
    assertThat(network.parameters()).filteredOn(Parameter::follows).extracting(Parameter::name)
        .containsExactly("b/mean", "b/variance");
    assertThat(network.withFrozen(Set.of("b")).parameters()).noneMatch(Parameter::follows);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1, Double.NaN})
  void epsilonMustBeBetween0And1(double epsilon) {
    assertThatThrownBy(() -> new BatchNormalization("b", epsilon, 0.9, true).output(INPUT)).isInstanceOf(Problem.class)
        .hasMessageContaining("Layer b cannot have an epsilon of " + epsilon);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void momentumMustBeLessThan1(double momentum) {
    assertThatThrownBy(() -> new BatchNormalization("b", 0.1, momentum, true).output(INPUT))
        .isInstanceOf(Problem.class).hasMessageContaining("Layer b cannot have a momentum of " + momentum);
    assertThat(new BatchNormalization("b", 0.1, 0, true).output(INPUT)).isEqualTo(INPUT);
  }
}
