package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class InitialValuesTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);

  @Test
  void initialValuesDependOnlyOnTheSeed() {
    Map<String, float[]> once = InitialValues.of(TUTORIAL, 1);
    assertThat(once.get("conv1/weights")).isEqualTo(InitialValues.of(TUTORIAL, 1).get("conv1/weights"))
        .isNotEqualTo(InitialValues.of(TUTORIAL, 2).get("conv1/weights"));
    assertThat(once.get("local3/weights")[0] / 0.04f).as("variables have streams of their own")
        .isNotEqualTo(once.get("local4/weights")[0] / 0.04f);
  }

  @Test
  void weightsAreTruncatedNormalAndBiasesConstant() {
    Map<String, float[]> values = InitialValues.of(TUTORIAL, 1);
    float[] weights = values.get("local3/weights");
    double sum = 0;
    double squares = 0;
    float most = 0;
    for (float value : weights) {
      sum += value;
      squares += (double) value * value;
      most = Math.max(most, Math.abs(value));
    }
    assertThat(sum / weights.length).isCloseTo(0, Offset.offset(2e-4));
    // A normal cut off at two deviations keeps 0.8796 of its own.
    assertThat(Math.sqrt(squares / weights.length)).isCloseTo(0.04 * 0.8796, Offset.offset(1e-4));
    assertThat(most).isBetween(0.0799f, 0.08f);
    assertThat(values.get("local3/biases")).containsOnly(0.1f);
    assertThat(values.get("conv1/biases")).containsOnly(0f);
  }
}
