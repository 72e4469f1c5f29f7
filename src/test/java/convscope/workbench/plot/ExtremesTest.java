package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.CounterRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class ExtremesTest {
  private static final int SIZE = 5_000;

  private final double[] values = new double[SIZE];
  private final Extremes extremes = new Extremes(index -> values[index]);

  @Test
  void anyRunOfValuesHasTheExtremesOfAPlainSearch() {
    CounterRandom random = new CounterRandom(7);
    int known = 0;
    for (int i = 0; i < SIZE; i++) {
      values[i] = i % 97 == 13 ? Double.NaN : random.nextGaussian();
      if (i % 333 == 0) {
        extremes.update(known, i + 1);
        known = i + 1;
      }
    }
    extremes.update(known, SIZE);
    for (int round = 0; round < 500; round++) {
      int from = (int) Math.abs(random.nextGaussian() * 1_000) % SIZE;
      int to = Math.min(SIZE, from + (int) Math.abs(random.nextGaussian() * 1_500));
      check(from, to);
    }
    check(0, SIZE);
    check(10, 10);
  }

  private void check(int from, int to) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double positive = Double.POSITIVE_INFINITY;
    boolean gap = false;
    for (int i = from; i < to; i++) {
      gap |= Double.isNaN(values[i]);
      if (!Double.isNaN(values[i])) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
        positive = values[i] > 0 ? Math.min(positive, values[i]) : positive;
      }
    }
    extremes.over(from, to);
    assertThat(extremes.low()).as(from + " to " + to).isEqualTo(low);
    assertThat(extremes.high()).as(from + " to " + to).isEqualTo(high);
    assertThat(extremes.positive()).as(from + " to " + to).isEqualTo(positive);
    assertThat(extremes.gap()).as(from + " to " + to).isEqualTo(gap);
  }
}
