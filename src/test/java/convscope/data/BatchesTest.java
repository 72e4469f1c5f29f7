package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final int BATCH = 8;

  private static List<Batch> take(ImageSet images, long firstStep, int threads, int count) throws InterruptedException {
    List<Batch> taken = new ArrayList<>();
    try (TrainingBatches batches =
        new TrainingBatches(images, BATCH, Crop.SIZE, 5, firstStep, threads, Augmentation.TUTORIAL)) {
      for (int i = 0; i < count; i++) {
        Batch batch = batches.next();
        taken.add(new Batch(batch.size(), batch.side(), batch.images().clone(), batch.labels().clone(),
            batch.indices().clone()));
        batches.recycle(batch);
      }
    }
    return taken;
  }

  private static void assertSame(List<Batch> some, List<Batch> others) {
    assertThat(some).usingRecursiveFieldByFieldElementComparator().isEqualTo(others);
  }

  @Test
  void batchesDoNotDependOnTheNumberOfPrefetchThreads() throws InterruptedException {
    ImageSet images = TestImages.random(100, 10);
    assertSame(take(images, 0, 16, 60), take(images, 0, 1, 60));
  }

  @Test
  void aStreamStartedAtALaterStepYieldsTheSameBatches() throws InterruptedException {
    ImageSet images = TestImages.random(100, 10);
    assertSame(take(images, 37, 3, 20), take(images, 0, 3, 57).subList(37, 57));
  }

  @Test
  void aBatchHoldsTheSampledImagesWithTheirEpochsAugmentation() throws InterruptedException {
    ImageSet images = TestImages.random(100, 10);
    ExampleOrder order = new ExampleOrder(100, BATCH, 5);
    Batch batch = take(images, 0, 2, 1).get(0);
    for (int i = 0; i < BATCH; i++) {
      order.draw();
      float[] expected = CropSteps.of(TestImages.pixels(images, order.index()),
          Crop.drawn(5, order.epoch(), order.index())).whitened();
      assertThat(batch.indices()[i]).isEqualTo(order.index());
      assertThat(batch.labels()[i]).isEqualTo(images.label(order.index()));
      for (int v = 0; v < expected.length; v++) {
        assertThat(batch.images()[i * Crop.CENTRE.values() + v])
            .isCloseTo(expected[v], Offset.offset(1e-5f));
      }
    }
  }

  @Test
  void closingEndsThePrefetchThreads() throws InterruptedException {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    List<Thread> own;
    ImageSet images = TestImages.random(50, 10);
    try (TrainingBatches batches = new TrainingBatches(images, BATCH, Crop.SIZE, 5, 0, 4, Augmentation.TUTORIAL)) {
      batches.next();
      own = Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> !before.contains(thread) && thread.getName().startsWith("convscope-prefetch")).toList();
      assertThat(own).hasSize(4);
    }
    for (Thread thread : own) {
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void evaluationBatchesHoldTheCenterCropOfEveryImageInOrder() {
    ImageSet images = TestImages.random(21, 10);
    EvaluationBatches batches = new EvaluationBatches(images, BATCH, Crop.SIZE);
    List<Integer> sizes = new ArrayList<>();
    List<Integer> seen = new ArrayList<>();
    while (batches.hasNext()) {
      Batch batch = batches.next();
      sizes.add(batch.size());
      for (int i = 0; i < batch.size(); i++) {
        seen.add(batch.indices()[i]);
        assertThat(batch.labels()[i]).isEqualTo(images.label(batch.indices()[i]));
      }
      float[] expected = CropSteps.of(TestImages.pixels(images, batch.indices()[0]), Crop.CENTRE).whitened();
      assertThat(batch.images()[100]).isCloseTo(expected[100], Offset.offset(1e-5f));
    }
    assertThat(sizes).containsExactly(8, 8, 5);
    assertThat(seen).hasSize(21).doesNotHaveDuplicates().isSorted();
  }
}
