package convscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {
  /** By hand from (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n) with z = 1.959964. */
  @ParameterizedTest
  @CsvSource({"9, 10, 0.5958, 0.9821", "5, 10, 0.2366, 0.7634", "0, 10, 0, 0.2775", "10, 10, 0.7225, 1",
      "1, 1, 0.2065, 1", "81, 263, 0.2553, 0.3662", "1700, 2000, 0.8337, 0.8650"})
  void theIntervalIsWilsons(int correct, int total, double low, double high) {
    WilsonInterval interval = new WilsonInterval(correct, total);
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void theIntervalHoldsTheShareAndNarrowsWithMoreImages() {
    double before = 1;
    for (int total = 10; total <= 10_000; total *= 10) {
      WilsonInterval interval = new WilsonInterval(total * 9 / 10, total);
      assertThat(interval.share()).isBetween(interval.low(), interval.high());
      assertThat(interval.high() - interval.low()).isLessThan(before);
      before = interval.high() - interval.low();
    }
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThatThrownBy(() -> new WilsonInterval(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WilsonInterval(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WilsonInterval(-1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
