package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.library.MadeRuns;
import convscope.runs.Change;
import convscope.runs.Checkpoints;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import convscope.runs.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {
  @TempDir
  private Path folder;

  /** A run with rows for steps 0, 10, 20 … below {@code steps}, of these smoothed losses. */
  private RunFolder run(long steps, LongToDoubleFunction loss) {
    RunFolder run = MadeRuns.begun(folder.resolve("run"), 100_000, 0.1);
    for (long step = 0; step < steps; step += 10) {
      double smoothed = loss.applyAsDouble(step);
      run.metrics()
          .append(new MetricsRow(step, smoothed, smoothed * (1 - Math.pow(0.9, step + 1)), smoothed, smoothed, 0, 0.1,
          1_000, 0.06, "2026-03-01T09:31:00", Double.NaN));
    }
    return run;
  }

  private static double falling(long step) {
    return 1 + 3 * Math.exp(-step / 200.0);
  }

  @ParameterizedTest
  @CsvSource({"500, 12", "500, 1e30", "500, NaN", "500, Infinity", "490, 3"})
  void aRisenLossResumesFromTheLastCheckpointBeforeTheRise(long from, double high) {
    RunFolder run = run(800, step -> step < from ? falling(step) : high);
    List.of(200L, 400L, 600L, 700L).forEach(step -> MadeRuns.saved(run, step));
    Restart restart = Restart.beforeTheRise(run);
    assertThat(restart.step()).isEqualTo(400);
    assertThat(restart.risen()).hasValue(from - 10);
    assertThat(restart.said().in(Language.ENGLISH, Face.CONSOLE)).contains("after step " + (from - 10), "of step 400");
    assertThat(restart.said().in(Language.KOREAN, Face.WINDOW)).contains(from - 10 + "스텝", "400스텝");
  }

  @Test
  void aSlowRiseCountsOnceOneNatAboveTheMinimum() {
    RunFolder run = run(1_000, step -> step < 500 ? 1 + (500 - step) / 1_000.0 : 1 + (step - 500) / 200.0);
    List.of(300L, 600L, 800L).forEach(step -> MadeRuns.saved(run, step));
    assertThat(Restart.beforeTheRise(run)).extracting(Restart::step).isEqualTo(600L);
    assertThat(Restart.beforeTheRise(run).risen()).hasValue(700);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 0.9})
  void aNoisyLossResumesFromTheLatestCheckpoint(double noise) {
    RunFolder run = run(800, step -> falling(step) + (step % 20 == 0 ? noise : 0));
    List.of(200L, 700L).forEach(step -> MadeRuns.saved(run, step));
    assertThat(Restart.beforeTheRise(run)).isEqualTo(Restart.fromTheNewest(run)).isEqualTo(Restart.from(700));
  }

  @Test
  void aRecoveredLossDoesNotCountAsRisen() {
    RunFolder run = run(800, step -> step == 400 ? 50 : falling(step));
    MadeRuns.saved(run, 700);
    assertThat(Restart.beforeTheRise(run)).isEqualTo(Restart.from(700));
  }

  @Test
  void withoutACheckpointBeforeTheRiseTrainingRestarts() {
    RunFolder run = run(300, step -> step < 100 ? falling(step) : 1e9);
    MadeRuns.saved(run, 200);
    assertThat(Restart.beforeTheRise(run).step()).isZero();
    assertThat(Restart.beforeTheRise(run).said().in(Language.ENGLISH, Face.CONSOLE)).contains("from the first step");
  }

  @Test
  void theBestCheckpointBeforeTheRiseIsACandidate() {
    RunFolder run = run(800, step -> step < 500 ? falling(step) : 1e9);
    List.of(200L, 600L).forEach(step -> MadeRuns.saved(run, step));
    MadeRuns.keptAsBest(run, 450);
    Restart restart = Restart.beforeTheRise(run);
    assertThat(restart.step()).isEqualTo(450);
    restart.make(run, Map.of());
    assertThat(run.checkpoints().list()).extracting(Checkpoints::step).containsExactly(200L, 450L);
  }

  @Test
  void aRestartAppliesItsChangesAndDropsLaterOnes() {
    RunFolder run = run(800, RestartTest::falling);
    List.of(200L, 700L).forEach(step -> MadeRuns.saved(run, step));
    run.changes().append(new Change(100, Setting.RATE, 0.2, "2026-03-01T09:31:30"));
    run.changes().append(new Change(600, Setting.RATE, 0.4, "2026-03-01T09:31:40"));
    assertThat(Restart.rate(run)).isEqualTo(0.4);
    Restart.from(200).make(run, Map.of(Setting.RATE, 0.01, Setting.LOG_EVERY, 5.0));
    assertThat(run.changes().rows()).extracting(Change::step).containsExactly(100L, 200L, 200L);
    assertThat(Restart.rate(run)).isEqualTo(0.01);
    assertThat(run.checkpoints().newest().orElseThrow().checkpoint().step()).isEqualTo(200);
  }

  @Test
  void aRejectedRestartChangesNothing() {
    RunFolder run = run(800, RestartTest::falling);
    List.of(200L, 700L).forEach(step -> MadeRuns.saved(run, step));
    assertThatThrownBy(() -> Restart.from(200).make(run, Map.of(Setting.RATE, -1.0))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Restart.from(200).make(run, Map.of(Setting.SEED, 1.0))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Restart.from(300).make(run, Map.of(Setting.RATE, 0.01))).isInstanceOf(Problem.class)
        .hasMessageContaining("(200, 700)");
    try (RunLock theirs = run.lock()) {
      assertThatThrownBy(() -> Restart.from(200).make(run, Map.of())).isInstanceOf(Problem.class)
          .hasMessageContaining("already being trained");
    }
    assertThat(run.changes().rows()).isEmpty();
    assertThat(run.checkpoints().list()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.01", "0.5, 0.05", "0.001, 0.0001", "1, 0.1", "10, 0.1", "1e30, 0.1"})
  void theSuggestedRateIsATenthButAtMostTheTutorials(double rate, String lower) {
    assertThat(Restart.words(Restart.lower(rate))).isEqualTo(lower);
    assertThat(Double.parseDouble(lower)).isEqualTo(Restart.lower(rate));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "100, 100", "25000, 25000", "1e30, 1E+30"})
  void aRateIsWrittenInShortForm(double rate, String words) {
    assertThat(Restart.words(rate)).isEqualTo(words);
  }
}
