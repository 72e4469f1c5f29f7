package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxCrossEntropyTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-12);

  @Test
  void equalLogitsHaveTheLogarithmOfTheClassCountAsLoss() {
    float[] gradient = new float[20];
    double loss = SoftmaxCrossEntropy.meanLoss(new float[20], new int[] {3, 9}, 10, 0, gradient);
    assertThat(loss).isCloseTo(Math.log(10), EXACT);
    assertThat(gradient[0]).isEqualTo(0.05f);
    assertThat(gradient[3]).isEqualTo(-0.45f);
  }

  @Test
  void smoothedLabelsSpreadTheirTargetOverAllClasses() {
    // -sum(target * log_softmax(logits)) and softmax(logits) - target, by Python, as in PyTorch's CrossEntropyLoss.
    float[] gradient = new float[6];
    double loss = SoftmaxCrossEntropy.meanLoss(new float[] {1, -2, 0.5f, 3, 0, -1}, new int[] {2, 0}, 3, 0.1, gradient);
    assertThat(loss).isCloseTo(0.6852404030498563, EXACT);
    assertThat(gradient).containsExactly(new float[] {0.28520778f, -0.00163722f, -0.28357056f, 0.00145311f,
        0.00663964f, -0.00809275f}, Offset.offset(1e-7f));
    assertThat(SoftmaxCrossEntropy.meanLoss(new float[20], new int[] {3, 9}, 10, 0.5, new float[20]))
        .as("guessing").isCloseTo(Math.log(10), EXACT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void theGradientMatchesFiniteDifferencesOfTheLoss(double smoothing) {
    float[] logits = {1, -2, 0.5f, 3, 0, -1};
    int[] labels = {2, 0};
    float[] gradient = new float[6];
    SoftmaxCrossEntropy.meanLoss(logits, labels, 3, smoothing, gradient);
    for (int i = 0; i < 6; i++) {
      float[] above = logits.clone();
      float[] below = logits.clone();
      above[i] += 0.01f;
      below[i] -= 0.01f;
      double slope = (SoftmaxCrossEntropy.meanLoss(above, labels, 3, smoothing, new float[6])
          - SoftmaxCrossEntropy.meanLoss(below, labels, 3, smoothing, new float[6])) / (above[i] - below[i]);
      assertThat((double) gradient[i]).isCloseTo(slope, Offset.offset(1e-4));
    }
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    float[] gradient = new float[2];
    double right = SoftmaxCrossEntropy.meanLoss(new float[] {3e38f, -3e38f}, new int[] {0}, 2, 0, gradient);
    assertThat(right).isZero();
    double wrong = SoftmaxCrossEntropy.meanLoss(new float[] {1000, 0}, new int[] {1}, 2, 0, gradient);
    assertThat(wrong).isCloseTo(1000, EXACT);
    assertThat(gradient).containsExactly(1f, -1f);
  }

  @Test
  void aNanLogitMakesTheLossNan() {
    assertThat(SoftmaxCrossEntropy.meanLoss(new float[] {0, Float.NaN, 1}, new int[] {0}, 3, 0, new float[3])).isNaN();
  }
}
