package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows, strides, padding and biases of a convolution. */
class ConvolutionTest {
  private static final Weights WEIGHTS = new Weights(0.1, 0, 0);

  private static Convolution convolution(int size, int stride, int lines, boolean biased) {
    return new Convolution("c", size, stride, 8, Activation.NONE, WEIGHTS, new PaddingRule(lines), biased);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, -1, 24, 24", "2, 1, 0, 23, 23", "2, 2, 0, 12, 12", "3, 2, -1, 12, 12", "3, 2, 0, 11, 11",
      "3, 2, 1, 12, 12", "3, 1, 2, 26, 26", "5, 3, 0, 7, 7", "24, 1, 0, 1, 1", "24, 24, -1, 1, 1",
      "1, 2, -1, 12, 12", "1, 2, 0, 12, 12", "2, 5, 0, 5, 5"})
  void theOutputHasAPositionForEveryWindow(int size, int stride, int lines, int height, int width) {
    assertThat(convolution(size, stride, lines, true).output(new Shape(24, 24, 3)))
        .isEqualTo(new Shape(height, width, 8));
  }

  @Test
  void withoutBiasesThereAreOnlyWeights() {
    Shape input = new Shape(24, 24, 3);
    assertThat(convolution(3, 1, 0, true).parameters(input)).extracting(Parameter::name)
        .containsExactly("c/weights", "c/biases");
    assertThat(convolution(3, 1, 0, false).parameters(input)).extracting(Parameter::name).containsExactly("c/weights");
    assertThat(convolution(3, 1, 0, false).multiplyAdds(input)).isEqualTo(22L * 22 * 8 * 27);
  }

  @Test
  void paddingOfAWholeWindowOrMoreIsRefused() {
    assertThatThrownBy(() -> convolution(3, 1, 3, true).output(new Shape(9, 9, 1))).isInstanceOf(Problem.class)
        .hasMessageContaining("Layer c cannot have 3 lines of padding");
    assertThatThrownBy(() -> new PaddingRule(-2)).isInstanceOf(Problem.class).hasMessageContaining("padding -2");
  }

  @Test
  void aWindowThatFitsNowhereIsRefused() {
    assertThatThrownBy(() -> convolution(6, 1, 0, true).output(new Shape(9, 5, 1))).isInstanceOf(Problem.class)
        .hasMessageContaining("Layer c has a window of 6, which does not fit into an input of 9×5×1");
    assertThat(convolution(6, 1, 1, true).output(new Shape(9, 5, 1))).isEqualTo(new Shape(6, 2, 8));
  }
}
