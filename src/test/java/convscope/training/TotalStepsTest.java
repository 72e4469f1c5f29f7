package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import convscope.AnEngine;
import convscope.foundation.Problem;
import convscope.library.MadeRuns;
import convscope.runs.Change;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import convscope.runs.Setting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TotalStepsTest {
  @TempDir
  private Path folder;

  @Test
  void extendingAFinishedRunEqualsALongerRun() throws Exception {
    RunFolder through = SampleRuns.create(folder.resolve("through"), SampleRuns.settings(SampleRuns.STEPS, 0));
    SampleRuns.train(AnEngine.AUTO, through, told -> { });
    RunFolder run = SampleRuns.create(folder.resolve("run"), SampleRuns.settings(20, 0));
    SampleRuns.train(AnEngine.AUTO, run, told -> { });
    new TotalSteps(SampleRuns.STEPS).make(run);
    SampleRuns.Told told = SampleRuns.train(AnEngine.AUTO, RunFolder.open(run.path()), one -> { });
    assertThat(told.service.settings().steps()).isEqualTo(SampleRuns.STEPS);
    assertThat(SampleRuns.last(run)).isEqualTo(SampleRuns.last(through));
    assertThat(run.changes().rows()).extracting(Change::step, Change::setting, Change::value)
        .containsExactly(tuple(20L, Setting.STEPS, (double) SampleRuns.STEPS));
    assertThat(RunFolder.open(run.path()).manifest().settings().steps()).isEqualTo(SampleRuns.STEPS);
  }

  @Test
  void aTotalWithoutRemainingStepsIsRejected() {
    RunFolder run = MadeRuns.trained(folder.resolve("run"), 800, 0.1, 800);
    MadeRuns.saved(run, 800);
    assertThatThrownBy(() -> new TotalSteps(800).make(run)).isInstanceOf(Problem.class).hasMessageContaining("800");
    assertThatThrownBy(() -> new TotalSteps(-1).make(run)).isInstanceOf(Problem.class);
    try (RunLock theirs = run.lock()) {
      assertThatThrownBy(() -> new TotalSteps(900).make(run)).isInstanceOf(Problem.class)
          .hasMessageContaining("already being trained");
    }
    assertThat(RunFolder.open(run.path()).manifest().settings().steps()).isEqualTo(800);
    assertThat(run.changes().rows()).isEmpty();
  }
}
