package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Batch;
import convscope.data.Crop;
import convscope.foundation.CounterRandom;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BatchViewTest {
  private static final int SIZE = 70;

  private static Batch batch() {
    // Longer than it says, as a short batch's arrays are; what lies beyond must not count.
    Batch batch = new Batch(SIZE, Crop.SIZE, new float[(SIZE + 1) * Crop.CENTRE.values()], new int[SIZE + 1],
        new int[SIZE + 1]);
    CounterRandom random = new CounterRandom(5);
    for (int i = 0; i < batch.images().length; i++) {
      batch.images()[i] = (float) (3 + 2 * random.nextGaussian());
    }
    for (int i = 0; i <= SIZE; i++) {
      batch.labels()[i] = i % 4;
      batch.indices()[i] = 1_000 + i;
    }
    Arrays.fill(batch.images(), SIZE * Crop.CENTRE.values(), batch.images().length, 1e9f);
    return batch;
  }

  @Test
  void statisticsCoverTheWholeBatchAndImagesItsStart() {
    Batch batch = batch();
    BatchView view = BatchView.of(batch, 5);
    double[] values = new double[SIZE * Crop.CENTRE.values()];
    for (int i = 0; i < values.length; i++) {
      values[i] = batch.images()[i];
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    assertThat(view.size()).isEqualTo(SIZE);
    assertThat(view.mean()).isCloseTo(mean, Offset.offset(1e-9));
    assertThat(view.standardDeviation())
        .isCloseTo(Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow()),
            Offset.offset(1e-9));
    assertThat(view.min()).isEqualTo(Arrays.stream(values).min().orElseThrow());
    assertThat(view.max()).isEqualTo(Arrays.stream(values).max().orElseThrow());
    assertThat(view.labelCounts()).containsExactly(18, 18, 17, 17, 0);
    assertThat(view.blankImages()).isZero();
    assertThat(view.images()).isEqualTo(Arrays.copyOf(batch.images(), 64 * Crop.CENTRE.values()));
    assertThat(view.labels()).isEqualTo(Arrays.copyOf(batch.labels(), 64));
    assertThat(view.indices()).hasSize(64).startsWith(1_000, 1_001);
  }

  @Test
  void aConstantImageIsBlank() {
    Batch batch = batch();
    Arrays.fill(batch.images(), 0, Crop.CENTRE.values(), 0);
    Arrays.fill(batch.images(), 66 * Crop.CENTRE.values(), 67 * Crop.CENTRE.values(), -1.5f);
    Arrays.fill(batch.images(), 67 * Crop.CENTRE.values(), 68 * Crop.CENTRE.values() - 1, 0);
    assertThat(BatchView.of(batch, 5).blankImages()).isEqualTo(2);
  }

  @Test
  void keepsItsImagesWhenTheBatchIsReused() {
    Batch batch = batch();
    BatchView view = BatchView.of(batch, 5);
    float before = view.images()[0];
    Arrays.fill(batch.images(), 7);
    assertThat(view.images()[0]).isEqualTo(before);
  }
}
