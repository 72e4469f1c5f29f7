package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Activation functions as layers of their own. */
class ActivationLayerTest {
  private static final Shape INPUT = new Shape(3, 2, 4);

  private static ActivationLayer layer(ActivationFunction function) {
    return new ActivationLayer("a", function, function == ActivationFunction.LEAKY_RELU ? 0.1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"RELU, 1.5, 1.5", "RELU, -2, 0", "LEAKY_RELU, 1.5, 1.5", "LEAKY_RELU, -2, -0.2",
      "GELU, 1, 0.8413447460685429", "GELU, -2, -0.0455002638963584", "GELU, 0, 0",
      "SILU, 1, 0.7310585786300049", "SILU, -2, -0.2384058440442351"})
  void hasTheValuesOfTheFunction(ActivationFunction function, double x, double expected) {
    assertThat(layer(function).value(x)).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void theDerivativeMatchesDifferences(ActivationFunction function) {
    ActivationLayer layer = layer(function);
    for (double x = -6.03; x < 6; x += 0.31) {
      double slope = (layer.value(x + 1e-6) - layer.value(x - 1e-6)) / 2e-6;
      assertThat(layer.derivative(x)).as("at %s", x).isCloseTo(slope, within(1e-8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheShapeAndHasNoParameters(ActivationFunction function) {
    assertThat(layer(function).output(INPUT)).isEqualTo(INPUT);
    assertThat(layer(function).parameters(INPUT)).isEmpty();
    assertThat(layer(function).multiplyAdds(INPUT)).isZero();
  }

  @Test
  void onlyALeakyReluHasASlopeBetween0And1() {
    for (double slope : new double[] {0, 1, -0.1, 2, Double.NaN}) {
      assertThatThrownBy(() -> new ActivationLayer("act", ActivationFunction.LEAKY_RELU, slope).output(INPUT))
          .isInstanceOf(Problem.class).hasMessageContaining("Layer act").hasMessageContaining("" + slope);
    }
    assertThatThrownBy(() -> new ActivationLayer("act", ActivationFunction.GELU, 0.1).output(INPUT))
        .isInstanceOf(Problem.class).hasMessageContaining("Layer act").hasMessageContaining("GELU");
  }
}
