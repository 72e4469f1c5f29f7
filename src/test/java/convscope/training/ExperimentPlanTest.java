package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExperimentPlanTest {
  private static final RunPlan BASE =
      new RunPlan(network("tutorial"), Manifest.Settings.tutorial().with(Setting.BATCH, 32));

  private static Network network(String name) {
    return Presets.named(name, InitializerEdition.FROM_2017, 10);
  }

  private static RunPlan run(ExperimentPlan plan, String value) {
    return plan.run(value, BASE, ExperimentPlanTest::network);
  }

  @Test
  void valuesAreWrittenInOneWayAndEachCountsOnce() {
    ExperimentPlan plan = ExperimentPlan.of(" Rate =1e-3, 0.10 ; .1, 10, 1e30", 300);
    assertThat(plan.varied()).isEqualTo(Varied.RATE);
    assertThat(plan.values()).containsExactly("0.001", "0.1", "10", "1e30");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      rate = 0.1             | 2 to 6 different values, not 1
      rate = 1,2,3,4,5,6,7   | not 7
      rate = 0.1, 0.10       | not 1
      rate = 0.1, fast       | fast
      batch = 0, 8           | 0
      optimizer = sgd, lion  | lion
      network = tutorial, vgg | vgg
      steps = 1, 2           | cannot be varied: use one of rate, batch
      rate 0.1, 1            | rate=0.001,0.1,10
      """)
  void whatCannotBeComparedIsRefusedWithTheReason(String typed, String reason) {
    assertThatThrownBy(() -> ExperimentPlan.of(typed, 300)).isInstanceOf(Problem.class).hasMessageContaining(reason);
  }

  @Test
  void theLengthOfARunMustBeValid() {
    assertThatThrownBy(() -> ExperimentPlan.of("seed=1,2", 0)).isInstanceOf(Problem.class);
  }

  @Test
  void runsDifferInOneSettingOnly() {
    ExperimentPlan plan = ExperimentPlan.of("rate = 0.001, 0.1", 300);
    Manifest.Settings one = run(plan, "0.001").settings();
    Manifest.Settings other = run(plan, "0.1").settings();
    assertThat(one.rate()).isEqualTo(0.001);
    assertThat(one.batch()).isEqualTo(32);
    assertThat(one.steps()).isEqualTo(300);
    assertThat(one.with(Setting.RATE, 0.1)).isEqualTo(other);
  }

  @Test
  void runsDifferInTheNetwork() {
    ExperimentPlan plan = ExperimentPlan.of("network = tutorial, locally-connected", 300);
    assertThat(run(plan, "locally-connected").network()).isEqualTo(network("locally-connected"));
    assertThat(run(plan, "tutorial").settings()).isEqualTo(run(plan, "locally-connected").settings());
  }

  @ParameterizedTest
  @CsvSource({"300, 60", "304, 76", "7, 7", "1, 1", "10, 2"})
  void theLastStepIsEvaluatedAndSaved(long steps, long interval) {
    Manifest.Settings settings = run(ExperimentPlan.of("seed = 1, 2", steps), "1").settings();
    assertThat(settings.evaluateEvery()).isEqualTo((int) interval);
    assertThat(settings.checkpointEvery()).isEqualTo((int) steps);
  }

  @ParameterizedTest
  @EnumSource(Varied.class)
  void whatIsSuggestedCanBeCompared(Varied varied) {
    ExperimentPlan plan = ExperimentPlan.of(varied, varied.suggested(), 300);
    assertThat(plan.values()).hasSizeBetween(2, 4).allSatisfy(value -> run(plan, value));
    if (!varied.choices().isEmpty()) {
      assertThat(varied.choices()).startsWith(plan.values().toArray(String[]::new));
    }
  }

  @Test
  void aFolderIsNamedForTheValue() {
    ExperimentPlan plan = ExperimentPlan.of("rate = 0.001, 0.1", 300);
    assertThat(plan.folderName("0.1", run(plan, "0.1"))).isEqualTo("tutorial-rate-0.1");
    ExperimentPlan networks = ExperimentPlan.of("network = tutorial, locally-connected", 300);
    assertThat(networks.folderName("locally-connected", run(networks, "locally-connected")))
        .isEqualTo("locally-connected");
  }
}
