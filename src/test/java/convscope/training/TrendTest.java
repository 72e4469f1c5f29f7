package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.CounterRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {
  private static final int TRIALS = 2_000;

  @Test
  void aStraightLineIsFittedExactly() {
    Trend trend = Trend.of(new double[] {10, 11, 13, 20}, new double[] {5, 4.5, 3.5, 0});
    assertThat(trend.slope()).isCloseTo(-0.5, Offset.offset(1e-12));
    assertThat(trend.low()).isCloseTo(-0.5, Offset.offset(1e-6));
    assertThat(trend.high()).isCloseTo(-0.5, Offset.offset(1e-6));
  }

  @Test
  void slopeAndConfidenceIntervalMatchATextbookExample() {
    // By hand: Sxx = 10, Sxy = 6, slope 0.6, residuals -0.8 0.6 1.0 -0.6 -0.2 whose squares sum to 2.4 and whose
    // neighbours to -0.36: no correlation above 0; standard error sqrt(2.4 / 3 / 10) = 0.2828; t(3) = 3.182.
    Trend trend = Trend.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 4, 5, 4, 5});
    assertThat(trend.slope()).isCloseTo(0.6, Offset.offset(1e-12));
    assertThat(trend.low()).isCloseTo(0.6 - 3.182 * 0.2828, Offset.offset(2e-3));
    assertThat(trend.high()).isCloseTo(0.6 + 3.182 * 0.2828, Offset.offset(2e-3));
  }

  /** Two-sided 95 % points of Student's t, from tables. */
  @ParameterizedTest
  @CsvSource({"3, 3.1824", "4, 2.7764", "5, 2.5706", "10, 2.2281", "28, 2.0484", "120, 1.9799", "298, 1.9680"})
  void quantilesMatchStudentsTDistribution(double freedom, double tabled) {
    assertThat(Trend.quantile(freedom)).isCloseTo(tabled, Offset.offset(0.002 * tabled));
  }

  /** First-order autoregressive noise about a line; the share of intervals that hold the true slope. */
  private static double coverage(double correlation, double slope) {
    int n = 300;
    int held = 0;
    double[] steps = new double[n];
    double[] values = new double[n];
    for (int trial = 0; trial < TRIALS; trial++) {
      CounterRandom random = new CounterRandom(11, trial);
      double noise = random.nextGaussian() / Math.sqrt(1 - correlation * correlation);
      for (int i = 0; i < n; i++) {
        steps[i] = i;
        values[i] = 2 + slope * i + noise;
        noise = correlation * noise + random.nextGaussian();
      }
      Trend trend = Trend.of(steps, values);
      held += trend.low() <= slope && slope <= trend.high() ? 1 : 0;
    }
    return (double) held / TRIALS;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, -0.01", "0.3, 0", "0.6, -0.01"})
  void theConfidenceIntervalCoversTheTruthIn95Percent(double correlation, double slope) {
    assertThat(coverage(correlation, slope)).isBetween(0.92, 0.975);
  }
}
