package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.CounterRandom;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void countsFromTheSmallestToTheLargestWhichBelongsToTheLastBin() {
    Histogram histogram = Histogram.of(new float[] {0, 0, 1, 1.9f, 2, 3, 4}, 4);
    assertThat(histogram.min()).isZero();
    assertThat(histogram.max()).isEqualTo(4);
    assertThat(histogram.counts()).containsExactly(2, 2, 1, 2);
    assertThat(histogram.edge(0)).isZero();
    assertThat(histogram.edge(3)).isEqualTo(3);
    assertThat(histogram.edge(4)).isEqualTo(4);
    assertThat(histogram.zeros()).isEqualTo(2);
    assertThat(histogram.count()).isEqualTo(7);
    assertThat(histogram.mean()).isCloseTo(11.9 / 7, Offset.offset(1e-6));
  }

  @Test
  void hasTheMeanAndSpreadOfWhatItCounted() {
    float[] values = new float[100_000];
    CounterRandom random = new CounterRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = 3 + 2 * (float) random.nextGaussian();
    }
    Histogram histogram = Histogram.of(values, 30);
    assertThat(histogram.mean()).isCloseTo(3, Offset.offset(0.03));
    assertThat(histogram.standardDeviation()).isCloseTo(2, Offset.offset(0.03));
    assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(values.length);
    for (int bin = 0; bin < 30; bin++) {
      int inside = 0;
      for (float value : values) {
        inside += value >= histogram.edge(bin) && (value < histogram.edge(bin + 1) || bin == 29) ? 1 : 0;
      }
      assertThat(histogram.counts()[bin]).isCloseTo(inside, Offset.offset(1));
    }
  }

  @Test
  void leavesOutWhatIsNoNumberAndSaysHowMuch() {
    Histogram histogram = Histogram.of(new float[] {1, Float.NaN, 3, Float.POSITIVE_INFINITY}, 2);
    assertThat(histogram.notFinite()).isEqualTo(2);
    assertThat(histogram.count()).isEqualTo(2);
    assertThat(histogram.counts()).containsExactly(1, 1);
    assertThat(histogram.mean()).isEqualTo(2);
  }

  @Test
  void standsOnNothingAndOnEquals() {
    Histogram nothing = Histogram.of(new float[] {Float.NaN}, 3);
    assertThat(nothing.counts()).containsExactly(0, 0, 0);
    assertThat(nothing.mean()).isZero();
    assertThat(nothing.standardDeviation()).isZero();
    Histogram equals = Histogram.of(new float[] {0.1f, 0.1f}, 3);
    assertThat(equals.counts()).containsExactly(2, 0, 0);
    assertThat(equals.min()).isEqualTo(equals.max()).isEqualTo(0.1f);
  }

  @Test
  void countsBeyondASharedAxisAtItsEnds() {
    Histogram histogram = Histogram.of(new float[] {-9, -1, 0.5f, 9}, 2, -1, 1);
    assertThat(histogram.counts()).containsExactly(2, 2);
    assertThatThrownBy(() -> Histogram.of(new float[1], 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Histogram.of(new float[1], 3, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Histogram.of(new float[1], 3, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
