package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.runs.Manifest;
import convscope.runs.Setting;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Schedule TUTORIAL = Schedule.of(
      new Manifest.Settings(128, 1_000_000, 0.1, 0.1, 136_718, 1, 2, 16, true, 0.9999, 10, 1000, 0));

  @Test
  void theRateDecaysTenfoldInSteps() {
    assertThat(TUTORIAL.rate(0)).isEqualTo(0.1);
    assertThat(TUTORIAL.rate(136_717)).isEqualTo(0.1);
    assertThat(TUTORIAL.rate(136_718)).isCloseTo(0.01, Offset.offset(1e-15));
    assertThat(TUTORIAL.rate(2 * 136_718)).isCloseTo(0.001, Offset.offset(1e-15));
  }

  @Test
  void reportsTheNextRateAndItsFirstStep() {
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

  private static Schedule of(String name, double rate, long steps, double warmUp, double first, double last) {
    return Schedule.of(Manifest.Settings.tutorial().with(Map.of(Setting.SCHEDULE, name, Setting.RATE, rate,
        Setting.STEPS, steps, Setting.WARM_UP, warmUp, Setting.FIRST_RATE, first, Setting.LAST_RATE, last)));
  }

  private static void rates(Schedule schedule, double... byStep) {
    for (int i = 0; i < byStep.length; i += 2) {
      assertThat(schedule.rate((long) byStep[i])).as("step %s", byStep[i])
          .isCloseTo(byStep[i + 1], Offset.offset(1e-12));
    }
  }

  @Test
  void theCosineScheduleIsTensorFlowsCosineDecayWithWarmUp() {
    // tf.keras.optimizers.schedules.CosineDecay(0.01, decay_steps=80, alpha=0.05, warmup_target=0.1, warmup_steps=20)
    rates(of("cosine", 0.1, 100, 0.2, 0.1, 0.05), 0, 0.01, 5, 0.0325, 19, 0.0955, 20, 0.1, 40, 0.08608757210636102,
        60, 0.0525, 99, 0.005036620778565663, 100, 0.005, 500, 0.005);
  }

  @Test
  void theTriangularScheduleIsLinearOnBothSides() {
    // numpy.interp(step, [0, 230, 1000], [0.2, 1, 0.07]) * 11.5
    rates(of("triangular", 11.5, 1_000, 0.23, 0.2, 0.07), 0, 2.3, 115, 6.9, 230, 11.5, 615, 6.1525, 999,
        0.8188896103896112, 1_000, 0.805);
    rates(of("triangular", 0.1, 10, 0, 0.5, 0), 0, 0.1, 5, 0.05, 9, 0.01, 10, 0);
  }

  @Test
  void theOneCycleScheduleFollowsACosineOnBothSides() {
    // start + (end - start) * (1 - cos(pi * part)) / 2, as in PyTorch's OneCycleLR with anneal_strategy='cos'
    rates(of("one-cycle", 10, 100, 0.3, 0.04, 0.0004), 0, 0.4, 10, 2.8, 15, 5.2, 29, 9.973705097767711, 30, 10, 65,
        5.002, 99, 0.009032653426509683);
  }

  @Test
  void aWarmUpLeadsToTheStaircaseAsItIsThere() {
    Schedule schedule = of("staircase", 0.1, 200_000, 0.75, 0, 0);
    rates(schedule, 0, 0, 75_000, 0.005, 149_999, 0.01 * 149_999 / 150_000, 150_000, 0.01, 199_999, 0.01);
    assertThat(schedule.nextChange(10)).hasValueSatisfying(next -> {
      assertThat(next.step()).isEqualTo(150_000);
      assertThat(next.gradual()).isTrue();
    });
    assertThat(schedule.nextChange(150_000)).map(Schedule.NextRate::gradual).hasValue(false);
    assertThat(schedule.warmsUp(149_999)).isTrue();
    assertThat(schedule.warmsUp(150_000)).isFalse();
  }

  @Test
  void theShortestRunHasTheWholeRate() {
    for (String name : List.of("staircase", "cosine", "triangular", "one-cycle")) {
      rates(of(name, 0.1, 1, 0.9, 0, 0), 0, 0.1);
    }
  }

  @Test
  void aScheduleWithoutDeclineNeverChanges() {
    assertThat(of("cosine", 0.1, 100, 0, 0, 1).nextChange(0)).isEmpty();
    assertThat(of("cosine", 0.1, 100, 0, 0, 0.5).nextChange(100)).as("after the end").isEmpty();
    Schedule flat = of("triangular", 0.1, 100, 0.5, 1, 1);
    assertThat(flat.warmsUp(0)).isFalse();
    assertThat(flat.nextChange(0)).isEmpty();
  }

  @Test
  void theDecayOfTheMovingAveragesGrowsWithTheStep() {
    // TensorFlow's ExponentialMovingAverage with num_updates: min(decay, (1 + n) / (10 + n)), n = 1 after the first
    // step.
    AverageDecay decay = new AverageDecay(0.9999);
    assertThat(decay.after(0)).isEqualTo(2.0 / 11);
    assertThat(decay.after(89)).isEqualTo(91.0 / 100);
    assertThat(decay.after(1_000_000)).isEqualTo(0.9999);
  }

  @Test
  void theLossAverageStartsAtZeroWithoutBiasCorrection() {
    LossAverage average = new LossAverage(0);
    average.add(4);
    assertThat(average.value()).isCloseTo(0.4, Offset.offset(1e-12));
    average.add(2);
    assertThat(average.value()).isCloseTo(0.56, Offset.offset(1e-12));
  }
}
