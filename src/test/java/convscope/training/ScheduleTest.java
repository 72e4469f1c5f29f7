package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.runs.Manifest;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Schedule TUTORIAL = Schedule.of(
      new Manifest.Settings(128, 1_000_000, 0.1, 0.1, 136_718, 1, 2, 16, true, 0.9999, 10, 1000, 0));

  @Test
  void theRateFallsToATenthInStairs() {
    assertThat(TUTORIAL.rate(0)).isEqualTo(0.1);
    assertThat(TUTORIAL.rate(136_717)).isEqualTo(0.1);
    assertThat(TUTORIAL.rate(136_718)).isCloseTo(0.01, Offset.offset(1e-15));
    assertThat(TUTORIAL.rate(2 * 136_718)).isCloseTo(0.001, Offset.offset(1e-15));
  }

  @Test
  void tellsTheNextRateAndTheStepThatBeginsIt() {
    assertThat(TUTORIAL.nextChange(0)).hasValueSatisfying(next -> {
      assertThat(next.step()).isEqualTo(136_718);
      assertThat(next.rate()).isCloseTo(0.01, Offset.offset(1e-15));
    });
    assertThat(TUTORIAL.nextChange(136_717)).map(Schedule.NextRate::step).hasValue(136_718L);
    assertThat(TUTORIAL.nextChange(136_718)).map(Schedule.NextRate::step).hasValue(2 * 136_718L);
    assertThat(Schedule.of(new Manifest.Settings(128, 100, 0.1, 1, 10, 1, 2, 16, true, 0.9999, 10, 1000, 0))
        .nextChange(0)).as("a factor of 1").isEmpty();
    assertThat(Schedule.of(new Manifest.Settings(128, 100, 0, 0.1, 10, 1, 2, 16, true, 0.9999, 10, 1000, 0))
        .nextChange(0)).as("a rate of 0").isEmpty();
  }

  @Test
  void averagesOfAYoungRunFollowQuicklyAndOfAnOldOneSlowly() {
    // TensorFlow's ExponentialMovingAverage with num_updates: min(decay, (1 + n) / (10 + n)), n = 1 after the first
    // step.
    AverageDecay decay = new AverageDecay(0.9999);
    assertThat(decay.after(0)).isEqualTo(2.0 / 11);
    assertThat(decay.after(89)).isEqualTo(91.0 / 100);
    assertThat(decay.after(1_000_000)).isEqualTo(0.9999);
  }

  @Test
  void theLossAverageStartsFromZeroAndIsNotCorrected() {
    LossAverage average = new LossAverage(0);
    average.add(4);
    assertThat(average.value()).isCloseTo(0.4, Offset.offset(1e-12));
    average.add(2);
    assertThat(average.value()).isCloseTo(0.56, Offset.offset(1e-12));
  }
}
