package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distribution function, against published values. */
class StandardNormalTest {

  @ParameterizedTest
  @CsvSource({"0, 0.5", "1, 0.8413447460685429", "-1, 0.15865525393145707", "1.96, 0.9750021048517795",
      "-3, 0.0013498980316300946", "-6, 9.865876450376946e-10", "-8, 6.220960574271786e-16",
      "-10, 7.619853024160527e-24", "8, 0.9999999999999993"})
  void matchesPublishedValues(double x, double expected) {
    assertThat(StandardNormal.cumulative(x)).isCloseTo(expected, Percentage.withPercentage(1e-6));
  }

  @Test
  void theDensityIsTheSlopeOfTheDistribution() {
    for (double x = -9; x < 9; x += 0.37) {
      double slope = (StandardNormal.cumulative(x + 1e-5) - StandardNormal.cumulative(x - 1e-5)) / 2e-5;
      assertThat(StandardNormal.density(x)).as("at %s", x).isCloseTo(slope, within(1e-9));
    }
  }

  @Test
  void whatIsNoNumberStaysNone() {
    assertThat(StandardNormal.cumulative(Double.NaN)).isNaN();
    assertThat(StandardNormal.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(StandardNormal.cumulative(Double.NEGATIVE_INFINITY)).isZero();
  }
}
