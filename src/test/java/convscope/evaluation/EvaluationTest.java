package convscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.engine.Classifier;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Dataset SAMPLE = SampleScenes.dataset(1, 10, 25);

  /** Gives every image the logits that a table has for its place among those shown. */
  private static final class FromTable implements Classifier {
    private final float[][] table;
    private int shown;

    FromTable(float[]... table) {
      this.table = table;
    }

    @Override
    public int batchSize() {
      return 8;
    }

    @Override
    public void setParameters(Map<String, float[]> values) {
      throw new UnsupportedOperationException("An evaluation leaves the parameters alone");
    }

    @Override
    public void logits(float[] images, int count, float[] logits) {
      for (int i = 0; i < count; i++) {
        System.arraycopy(table[shown % table.length], 0, logits, i * 10, 10);
        shown++;
      }
    }

    @Override
    public float[] activations(int layer, int example) {
      throw new UnsupportedOperationException("An evaluation looks at no layer");
    }

    @Override
    public void close() {}
  }

  private static float[] top(int label) {
    float[] logits = {-5, -5, -5, -5, -5, -5, -5, -5, -5, -5};
    logits[label] = -4;
    return logits;
  }

  @Test
  void everyImageIsCountedOnceIncludingAShortLastBatch() {
    float[][] right = new float[10][];
    for (int i = 0; i < 10; i++) {
      right[i] = top(i);
    }
    FromTable classifier = new FromTable(right);
    Evaluation evaluation = Evaluation.of(classifier, SAMPLE.test(), 10);
    assertThat(evaluation).isEqualTo(new Evaluation(25, 25));
    assertThat(classifier.shown).isEqualTo(25);
  }

  @Test
  void accuracyIsTheFractionOfCorrectPredictions() {
    // Labels are 0 … 9, 0 … 9, 0 … 4: three of the 25 are a 3 (3, 13, 23).
    assertThat(Evaluation.of(new FromTable(top(3)), SAMPLE.test(), 10).precision()).isEqualTo(3 / 25.0);
  }

  @Test
  void tiesAreResolvedToTheLowerClass() {
    assertThat(Evaluation.of(new FromTable(new float[10]), SAMPLE.test(), 10).correct()).isEqualTo(3);
  }
}
