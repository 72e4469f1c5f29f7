package convscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.data.TestCrops;
import convscope.engine.Engine;
import convscope.insight.PictureClassifier;
import convscope.pictures.Picture;
import convscope.training.TrainedModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Dataset IMAGES = SampleScenes.dataset(2, 10, 120);

  @Test
  void resultsMatchClassifyingEachTestImageSeparately() {
    Engine engine = AnEngine.usual();
    TrainedModel model = TrainedModel.open(TrainedModel.BUILT_IN);
    Judgement judged = Judgement.of(engine, model, IMAGES, model.match(IMAGES, Map.of()), TestCrops.ONE);
    int[][] counts = new int[10][10];
    try (PictureClassifier classifier =
        new PictureClassifier(engine, model.network(), model.averages(), IMAGES.classNames())) {
      for (int i = 0; i < IMAGES.test().size(); i++) {
        byte[] pixels = new byte[ImageSet.PIXELS];
        IMAGES.test().copyPixels(i, pixels, 0);
        counts[IMAGES.test().label(i)][classifier.classify(List.of(new Picture("#" + i, 32, 32, pixels))).get(0).top()
            .label()]++;
      }
    }
    int right = 0;
    for (int label = 0; label < 10; label++) {
      right += counts[label][label];
      for (int taken = 0; taken < 10; taken++) {
        assertThat(judged.confusion().count(label, taken)).isEqualTo(counts[label][taken]);
      }
    }
    assertThat(judged.averaged()).isEqualTo((double) right / IMAGES.test().size());
    assertThat(judged.raw()).isEmpty();
  }

  @Test
  void errorsAreListedMostConfidentFirst() {
    TrainedModel model = TrainedModel.open(TrainedModel.BUILT_IN);
    Judgement judged = Judgement.of(AnEngine.usual(), model, IMAGES, model.match(IMAGES, Map.of()), TestCrops.ONE);
    assertThat(judged.mistakes()).isNotEmpty().hasSizeLessThanOrEqualTo(15)
        .isSortedAccordingTo((one, other) -> Double.compare(other.probability(), one.probability()))
        .allSatisfy(mistake -> {
          assertThat(mistake.taken()).isNotEqualTo(mistake.label());
          assertThat(mistake.label()).isEqualTo(IMAGES.test().label(mistake.record()));
          byte[] pixels = new byte[ImageSet.PIXELS];
          IMAGES.test().copyPixels(mistake.record(), pixels, 0);
          assertThat(mistake.image().argb()[33] >> 16 & 0xFF).isEqualTo(pixels[33] & 0xFF);
          assertThat(mistake.image().argb()[33] & 0xFF).isEqualTo(pixels[2 * 1_024 + 33] & 0xFF);
        });
  }
}
