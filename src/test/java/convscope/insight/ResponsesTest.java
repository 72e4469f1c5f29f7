package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.data.Batch;
import convscope.data.Crop;
import convscope.data.Dataset;
import convscope.data.EvaluationBatches;
import convscope.data.SampleScenes;
import convscope.engine.Classifier;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponsesTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  private static final Dataset IMAGES = SampleScenes.dataset(4, 1, 21);
  private static final int CONV1 = 0;
  private static final int POOL1 = 1;
  private static final int LOCAL4 = 7;

  /** Drawn values, but that unit 5 of conv1 and unit 100 of local4 are held below zero. */
  private static Classifier classifier(int batch) {
    Map<String, float[]> values = InitialValues.of(TUTORIAL, 2);
    values.get("conv1/biases")[5] = -1_000;
    values.get("local4/biases")[100] = -1_000;
    Classifier classifier = AnEngine.usual().classifier(TUTORIAL, batch);
    classifier.setParameters(values);
    return classifier;
  }

  @Test
  void unitsHeldBelowZeroAndUnitsFedOnlyByThemAreDead() {
    try (Classifier classifier = classifier(8)) {
      Responses responses = Responses.of(classifier, TUTORIAL, IMAGES.test(), (done, all) -> true).orElseThrow();
      assertThat(responses.examples()).isEqualTo(21);
      assertThat(responses.dead(CONV1)).contains(5);
      assertThat(responses.dead(POOL1)).isEqualTo(responses.dead(CONV1));
      assertThat(responses.dead(LOCAL4)).contains(100).hasSizeLessThan(192);
      assertThat(responses.units(LOCAL4)).isEqualTo(192);
    }
  }

  @Test
  void responsesAreCountedPerImage() {
    try (Classifier classifier = classifier(8); Classifier other = classifier(1)) {
      Responses responses = Responses.of(classifier, TUTORIAL, IMAGES.test(), (done, all) -> true).orElseThrow();
      int[] answers = new int[192];
      EvaluationBatches batches = new EvaluationBatches(IMAGES.test(), 1, Crop.SIZE);
      while (batches.hasNext()) {
        Batch batch = batches.next();
        other.logits(batch.images(), 1, new float[10]);
        float[] units = other.activations(LOCAL4, 0);
        for (int unit = 0; unit < answers.length; unit++) {
          answers[unit] += units[unit] > 0 ? 1 : 0;
        }
      }
      for (int unit = 0; unit < answers.length; unit++) {
        assertThat(responses.answered(LOCAL4, unit)).isEqualTo(answers[unit]);
      }
      assertThat(Arrays.stream(answers).distinct().count()).isGreaterThan(3);
    }
  }

  @Test
  void reportsProgressAndCanBeCanceled() {
    List<Integer> told = new ArrayList<>();
    try (Classifier classifier = classifier(8)) {
      assertThat(Responses.of(classifier, TUTORIAL, IMAGES.test(), (done, all) -> told.add(done) && all == 21))
          .isPresent();
      assertThat(told).containsExactly(0, 8, 16, 21);
      assertThat(Responses.of(classifier, TUTORIAL, IMAGES.test(), (done, all) -> false)).isEmpty();
    }
  }
}
