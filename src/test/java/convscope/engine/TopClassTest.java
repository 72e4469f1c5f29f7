package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopClassTest {
  private static final float[] LOGITS = {1, 3, 2, -1, -1, -2, 0, 0, 5};

  @Test
  void tiesAreResolvedToTheLowerClassNumber() {
    assertThat(TopClass.of(LOGITS, 0, 3)).isEqualTo(1);
    assertThat(TopClass.of(LOGITS, 3, 3)).isZero();
    assertThat(TopClass.of(LOGITS, 6, 3)).isEqualTo(2);
  }

  @Test
  void countsCorrectPredictionsAmongTheFirstExamples() {
    assertThat(TopClass.correct(LOGITS, new int[] {1, 1, 2}, 3, 3)).isEqualTo(2);
    assertThat(TopClass.correct(LOGITS, new int[] {1, 1, 2}, 2, 3)).isEqualTo(1);
  }
}
