package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
  private static final int DRAWS = 200_000;

  @Test
  void equalStreamsGiveEqualNumbers() {
    CounterRandom once = new CounterRandom(3, 4, 5);
    CounterRandom again = new CounterRandom(3, 4, 5);
    for (int i = 0; i < 100; i++) {
      assertThat(once.nextLong()).isEqualTo(again.nextLong());
    }
  }

  @Test
  void neighboringStreamsShareNoNumbers() {
    Set<Long> firsts = new HashSet<>();
    for (int seed = 0; seed < 10; seed++) {
      for (int epoch = 0; epoch < 10; epoch++) {
        for (int image = 0; image < 100; image++) {
          firsts.add(new CounterRandom(seed, epoch, image).nextLong());
        }
      }
    }
    assertThat(firsts).hasSize(10_000);
    assertThat(new CounterRandom(1, 2, 3).nextLong()).isNotEqualTo(new CounterRandom(1, 3, 2).nextLong())
        .isNotEqualTo(new CounterRandom(2, 1, 3).nextLong());
  }

  @Test
  void firstDrawsOfNeighboringStreamsAreUniform() {
    double[] firsts = IntStream.range(0, DRAWS).mapToDouble(i -> new CounterRandom(1, 0, i).nextDouble()).toArray();
    int[] bins = new int[20];
    for (double value : firsts) {
      bins[(int) (value * bins.length)]++;
    }
    // Of 10,000 expected in each, six standard deviations are 585.
    assertThat(Arrays.stream(bins).boxed()).allSatisfy(count -> assertThat(count).isBetween(9_400, 10_600));
  }

  @Test
  void gaussiansHaveZeroMeanAndUnitDeviation() {
    CounterRandom random = new CounterRandom(9);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double value = random.nextGaussian();
      sum += value;
      squares += value * value;
    }
    assertThat(sum / DRAWS).isCloseTo(0, Offset.offset(0.01));
    assertThat(squares / DRAWS).isCloseTo(1, Offset.offset(0.015));
  }

  @Test
  void integersCoverExactlyTheRangeBelowTheirBound() {
    CounterRandom random = new CounterRandom(2);
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(random.nextInt(9));
    }
    assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }
}
