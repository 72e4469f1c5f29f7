package convscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.data.Crop;
import convscope.data.CropSteps;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.data.TestCrops;
import convscope.engine.Classifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    public int inputHeight() {
      return Crop.SIZE;
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

  /** The logit of class 0 is the first value that the network sees of an image, the others are 0. */
  private static final class OfTheFirstValue implements Classifier {
    @Override
    public int inputHeight() {
      return Crop.SIZE;
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
      Arrays.fill(logits, 0);
      for (int i = 0; i < count; i++) {
        logits[i * 10] = images[i * Crop.CENTRE.values()];
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

  @ParameterizedTest
  @EnumSource(TestCrops.class)
  void logitsAreTheMeanOverTheCropsOfEveryImage(TestCrops crops) {
    Predictions predictions =
        Predictions.of(new OfTheFirstValue(), SAMPLE.test(), 10, crops, done -> true).orElseThrow();
    byte[] pixels = new byte[ImageSet.PIXELS];
    for (int image = 0; image < SAMPLE.test().size(); image++) {
      SAMPLE.test().copyPixels(image, pixels, 0);
      double mean = 0;
      for (Crop crop : crops.crops(Crop.SIZE)) {
        mean += CropSteps.of(pixels, crop).whitened()[0] / crops.count();
      }
      assertThat(predictions.probabilities(image)[0]).as("image %d", image)
          .isCloseTo(Math.exp(mean) / (Math.exp(mean) + 9), within(1e-5));
      assertThat(predictions.label(image)).isEqualTo(SAMPLE.test().label(image));
    }
  }

  @Test
  void progressCountsImagesAndAnEvaluationOfSeveralCropsCanBeCanceledBetweenBatches() {
    List<Integer> told = new ArrayList<>();
    assertThat(Predictions.of(new OfTheFirstValue(), SAMPLE.test(), 10, TestCrops.TWO, done -> {
      told.add(done);
      return done < 16;
    })).isEmpty();
    assertThat(told).containsExactly(0, 0, 8, 8, 16);
  }
}
