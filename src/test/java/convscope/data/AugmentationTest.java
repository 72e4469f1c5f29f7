package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Augmentation.Flips;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final int SEED = 5;
  private static final Augmentation ALTERNATING = new Augmentation(true, Flips.ALTERNATING, 0, 0);

  /** Ones, and what image {@code index} looks like after a cutout of {@code edge} pixels. */
  private static float[] cut(int edge, int epoch, int index) {
    float[] values = new float[2 * Crop.CENTRE.values()];
    Arrays.fill(values, 1);
    new Augmentation(true, Flips.RANDOM, edge, 0).cutOut(SEED, epoch, index, Crop.SIZE, values, Crop.CENTRE.values());
    return values;
  }

  private static int zeros(float[] values) {
    int count = 0;
    for (float value : values) {
      count += value == 0 ? 1 : 0;
    }
    return count;
  }

  @Test
  void theTutorialsCropsAreTheDrawnOnes() {
    for (int index = 0; index < 100; index++) {
      assertThat(Augmentation.TUTORIAL.crop(SEED, 3, index, Crop.SIZE)).isEqualTo(Crop.drawn(SEED, 3, index));
    }
  }

  @Test
  void withoutDistortionsEveryImageIsItsUncoveredCenter() {
    Augmentation none = new Augmentation(false, Flips.ALTERNATING, 8, 0);
    assertThat(none.crop(SEED, 1, 7, Crop.SIZE)).isEqualTo(Crop.CENTRE);
    float[] values = {1, 1, 1};
    none.cutOut(SEED, 1, 7, Crop.SIZE, values, 0);
    assertThat(values).containsOnly(1);
  }

  @Test
  void alternatingFlipsShowBothVersionsInEveryTwoEpochsAndHalfOfTheImagesMirroredInEach() {
    for (int epoch = 0; epoch < 4; epoch++) {
      int mirrored = 0;
      for (int index = 0; index < 1_000; index++) {
        boolean now = ALTERNATING.crop(SEED, epoch, index, Crop.SIZE).flipped();
        assertThat(ALTERNATING.crop(SEED, epoch + 1, index, Crop.SIZE).flipped()).isNotEqualTo(now);
        mirrored += now ? 1 : 0;
      }
      assertThat(mirrored).isBetween(420, 580);
    }
  }

  @Test
  void wholeImagesAreMovedByTheTranslationAtMostAndReachEveryPlace() {
    Augmentation moved = new Augmentation(true, Flips.RANDOM, 0, 2);
    Set<List<Integer>> places = new HashSet<>();
    for (int index = 0; index < 1_000; index++) {
      Crop crop = moved.crop(SEED, 1, index, 32);
      assertThat(crop.top()).isBetween(-2, 2);
      assertThat(crop.left()).isBetween(-2, 2);
      places.add(List.of(crop.top(), crop.left()));
    }
    assertThat(places).hasSize(25);
  }

  @Test
  void alternatingFlipsChangeNothingElse() {
    for (int index = 0; index < 100; index++) {
      Crop drawn = Crop.drawn(SEED, 2, index);
      Crop crop = ALTERNATING.crop(SEED, 2, index, Crop.SIZE);
      assertThat(new Crop(crop.top(), crop.left(), Crop.SIZE, drawn.flipped(), crop.brightness(), crop.contrast()))
          .isEqualTo(drawn);
    }
  }

  @Test
  void aCutoutIsOneSquareOfAllChannelsThatMayEndAtTheEdge() {
    Set<Integer> sizes = new HashSet<>();
    for (int index = 0; index < 500; index++) {
      float[] values = cut(8, 0, index);
      int top = Crop.SIZE;
      int left = Crop.SIZE;
      int bottom = -1;
      int right = -1;
      for (int i = 0; i < Crop.CENTRE.values(); i++) {
        if (values[Crop.CENTRE.values() + i] == 0) {
          int row = i / (Crop.SIZE * 3);
          int column = i / 3 % Crop.SIZE;
          top = Math.min(top, row);
          bottom = Math.max(bottom, row);
          left = Math.min(left, column);
          right = Math.max(right, column);
        }
      }
      int height = bottom - top + 1;
      int width = right - left + 1;
      assertThat(height).isBetween(4, 8);
      assertThat(width).isBetween(4, 8);
      assertThat(zeros(values)).isEqualTo(height * width * 3);
      assertThat(height == 8 || top == 0 || bottom == Crop.SIZE - 1).isTrue();
      assertThat(width == 8 || left == 0 || right == Crop.SIZE - 1).isTrue();
      sizes.add(height * width);
    }
    assertThat(sizes).contains(64).hasSizeGreaterThan(3);
  }

  @Test
  void aCutoutDependsOnTheEpochAndTheImageAlone() {
    assertThat(cut(8, 1, 2)).containsExactly(cut(8, 1, 2));
    assertThat(cut(8, 1, 2)).isNotEqualTo(cut(8, 2, 2)).isNotEqualTo(cut(8, 1, 3));
  }

  @Test
  void batchesHaveTheCutout() throws InterruptedException {
    ImageSet images = TestImages.random(100, 10);
    Augmentation augmentation = new Augmentation(true, Flips.RANDOM, 24, 0);
    try (TrainingBatches batches = new TrainingBatches(images, 8, Crop.SIZE, SEED, 0, 2, augmentation)) {
      // A square as large as the crop covers at least a quarter of it.
      assertThat(zeros(batches.next().images())).isGreaterThan(8 * Crop.CENTRE.values() / 4);
    }
  }
}
