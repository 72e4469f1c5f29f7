package convscope.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.runs.MetricsRow;
import convscope.training.StepPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private final Curves curves = new Curves();

  @Test
  void theSmoothedLossIsBiasCorrectedFromTheFirstStep() {
    curves.restart(List.of(new MetricsRow(0, 4, 0.1 * 4, 3, 0.1 * 3, 1, 0.1, 100, 1, "2026-01-02T03:04:05", Double.NaN)),
        List.of());
    assertThat(curves.smoothedLoss.last()).isCloseTo(4, within(1e-12));
    assertThat(curves.crossEntropy.last()).isCloseTo(3, within(1e-12));
    curves.add(new StepPoint(1, 4, 0.9 * 0.4 + 0.4, 3, 0.9 * 0.3 + 0.3, 1, 0.1, 0.5, 0), 128);
    assertThat(curves.smoothedLoss.last()).isCloseTo(4, within(1e-12));
    assertThat(curves.crossEntropy.last()).isCloseTo(3, within(1e-12));
  }

  @Test
  void theTrainingAccuracyOfAResumedRunBeginsWithWhatWasRecordedOfIt() {
    curves.restart(List.of(row(0, 0.25), row(5, Double.NaN), row(10, 0.5)), List.of());
    assertThat(curves.batchPrecision.size()).isEqualTo(2);
    double first = 0.02 * 0.25 * Math.pow(0.98, 10);
    double next = (1 - Math.pow(0.98, 10)) * 0.5;
    assertThat(curves.trainPrecision.last()).isCloseTo((first + next) / (1 - Math.pow(0.98, 11)), within(1e-12));
    curves.add(new StepPoint(11, 4, 4, 3, 3, 1, 0.1, 0.75, 0), 128);
    assertThat(curves.trainPrecision.last())
        .isCloseTo(((first + next) * 0.98 + 0.02 * 0.75) / (1 - Math.pow(0.98, 12)), within(1e-12));
  }

  private static MetricsRow row(long step, double precision) {
    return new MetricsRow(step, 4, 4, 3, 3, 1, 0.1, 100, 1, "2026-01-02T03:04:05", precision);
  }
}
