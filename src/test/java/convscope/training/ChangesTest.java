package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.Checkpoint;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.RunState.Finished;
import convscope.training.RunState.Paused;
import convscope.training.RunState.Preparing;
import convscope.training.RunState.Running;
import convscope.training.RunState.Stepping;
import convscope.training.SampleRuns.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
  private static final Consumer<Told> NOTHING = told -> { };

  @TempDir
  private Path folder;

  private RunFolder run(String name) {
    return SampleRuns.create(folder.resolve(name), SampleRuns.settings(SampleRuns.STEPS, 0));
  }

  private static Consumer<Told> at(long step, Consumer<TrainingService> what) {
    return told -> {
      if (told.step == step) {
        what.accept(told.service);
      }
    };
  }

  private static List<String> timeless(RunFolder run) {
    return run.changes().rows().stream().map(one -> one.step() + " " + one.setting() + " " + one.value()).toList();
  }

  @Test
  void aRateCountsFromTheNextStepAndFallsWhereTheScheduleSays() throws Exception {
    RunFolder run = run("run");
    Told told = SampleRuns.train(AnEngine.AUTO, run, at(10, service -> service.change(Setting.RATE, 0.02)));
    assertThat(told.service.state()).isEqualTo(new Finished());
    for (MetricsRow row : run.metrics().rows()) {
      double rate = row.step() <= 10 ? 0.1 : row.step() < 20 ? 0.02 : 0.002;
      assertThat(row.learningRate()).as("step %d", row.step()).isCloseTo(rate, Offset.offset(1e-15));
    }
    assertThat(timeless(run)).containsExactly("11 RATE 0.02");
    assertThat(told.changes).containsExactlyElementsOf(run.changes().rows());
    assertThat(told.service.settings().rate()).isEqualTo(0.02);
    assertThat(run.manifest().settings().rate()).as("what the run began with").isEqualTo(0.1);
  }

  @Test
  void aRunStoppedAfterAChangeGoesOnAsIfItHadNeverStopped() throws Exception {
    Consumer<Told> change = at(10, service -> service.change(Setting.RATE, 0.02));
    RunFolder through = run("through");
    SampleRuns.train(AnEngine.AUTO, through, change);
    RunFolder stopped = run("stopped");
    SampleRuns.train(AnEngine.AUTO, stopped, change.andThen(at(16, TrainingService::stop)));
    assertThat(Checkpoint.read(stopped.checkpoints().latest().orElseThrow()).step()).isEqualTo(17);
    Told resumed = SampleRuns.train(AnEngine.AUTO, RunFolder.open(stopped.path()), NOTHING);
    assertThat(resumed.service.settings().rate()).isEqualTo(0.02);
    assertThat(SampleRuns.last(stopped)).isEqualTo(SampleRuns.last(through));
    assertThat(timeless(stopped)).isEqualTo(timeless(through));

    RunFolder unchanged = run("unchanged");
    SampleRuns.train(AnEngine.AUTO, unchanged, NOTHING);
    assertThat(SampleRuns.last(unchanged)).as("without the change").isNotEqualTo(SampleRuns.last(through));
  }

  @Test
  void aChangeAfterTheCheckpointThatARunGoesBackToIsForgotten() throws Exception {
    Consumer<Told> early = at(10, service -> service.change(Setting.RATE, 0.02));
    RunFolder through = run("through");
    SampleRuns.train(AnEngine.AUTO, through, early);
    RunFolder cut = run("cut");
    SampleRuns.train(AnEngine.AUTO, cut, early.andThen(at(25, service -> service.change(Setting.RATE, 5))));
    assertThat(timeless(cut)).containsExactly("11 RATE 0.02", "26 RATE 5.0");
    for (Path file : cut.checkpoints().list()) {
      if (Checkpoint.read(file).step() > 20) {
        Files.delete(file);
      }
    }
    SampleRuns.train(AnEngine.AUTO, cut, NOTHING);
    assertThat(timeless(cut)).containsExactly("11 RATE 0.02");
    assertThat(SampleRuns.last(cut)).isEqualTo(SampleRuns.last(through));
  }

  @Test
  void cadencesChangeToo() throws Exception {
    RunFolder run = run("run");
    List<Long> saved = new ArrayList<>();
    SampleRuns.train(AnEngine.AUTO, run, told -> {
      if (told.step == 4) {
        told.service.change(Setting.LOG_EVERY, 7);
        told.service.change(Setting.CHECKPOINT_EVERY, 12);
      }
    });
    run.checkpoints().list().forEach(file -> saved.add(Checkpoint.read(file).step()));
    assertThat(run.metrics().rows()).extracting(MetricsRow::step)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 7L, 14L, 21L, 28L);
    assertThat(saved).containsExactly(12L, 24L, 35L);
    assertThat(timeless(run)).containsExactly("5 LOG_EVERY 7.0", "5 CHECKPOINT_EVERY 12.0");
  }

  @Test
  void aHeldRunTakesAChangeAtOnceAndKeepsItWhenStopped() throws Exception {
    RunFolder run = run("run");
    Told told = new Told(AnEngine.AUTO, SampleRuns.SAMPLE, run, NOTHING);
    told.service.startPaused();
    told.expect(new Preparing(), new Paused());
    told.service.change(Setting.RATE, 0.03);
    Change change = Told.next(told.changes);
    assertThat(change.step()).isZero();
    assertThat(run.changes().rows()).containsExactly(change);
    assertThat(told.service.state()).isEqualTo(new Paused());
    told.service.step();
    told.expect(new Stepping(), new Paused());
    told.service.telemetry().drainSteps(point -> assertThat(point.rate()).isEqualTo(0.03));
    told.service.stop();
    told.service.await();
    assertThat(timeless(run)).containsExactly("0 RATE 0.03");
  }

  @Test
  void nonsenseIsRefusedAtOnceAndChangesNothing() throws Exception {
    RunFolder run = run("run");
    Told told = SampleRuns.train(AnEngine.AUTO, run, at(3, service -> {
      assertThatThrownBy(() -> service.change(Setting.RATE, -1)).isInstanceOf(Problem.class);
      assertThatThrownBy(() -> service.change(Setting.LOG_EVERY, 0)).isInstanceOf(Problem.class);
    }));
    assertThat(told.service.state()).isEqualTo(new Finished());
    assertThat(run.changes().rows()).isEmpty();
  }

  @Test
  void aRunThatIsOverTakesNoChange() throws Exception {
    Told told = SampleRuns.train(AnEngine.AUTO, run("run"), NOTHING);
    assertThatThrownBy(() -> told.service.change(Setting.RATE, 0.1)).isInstanceOf(Problem.class)
        .hasMessageContaining("The run has ended");
  }

  @Test
  void aRunIsSteppedOneStepAtATimeAndEndsTheSame() throws Exception {
    RunFolder through = run("through");
    SampleRuns.train(AnEngine.AUTO, through, NOTHING);
    RunFolder stepped = run("stepped");
    Told told = new Told(AnEngine.AUTO, SampleRuns.SAMPLE, stepped, NOTHING);
    told.service.startPaused();
    told.expect(new Preparing(), new Paused());
    assertThat(steps(told)).isEmpty();
    told.service.step();
    told.expect(new Stepping(), new Paused());
    assertThat(steps(told)).containsExactly(0L);
    told.service.step();
    told.expect(new Stepping(), new Paused());
    assertThat(steps(told)).containsExactly(1L);
    told.service.resume();
    told.expect(new Running(), new Finished());
    assertThat(SampleRuns.last(stepped)).isEqualTo(SampleRuns.last(through));
  }

  @Test
  void aStepThatIsTheLastFinishesTheRunAndAHeldRunWithNoneLeftIsFinished() throws Exception {
    RunFolder run = SampleRuns.create(folder.resolve("run"), SampleRuns.settings(1, 0));
    Told told = new Told(AnEngine.AUTO, SampleRuns.SAMPLE, run, NOTHING);
    told.service.startPaused();
    told.expect(new Preparing(), new Paused());
    told.service.step();
    told.expect(new Stepping(), new Finished());
    assertThat(Checkpoint.read(run.checkpoints().latest().orElseThrow()).step()).isEqualTo(1);
    Told again = new Told(AnEngine.AUTO, SampleRuns.SAMPLE, run, NOTHING);
    again.service.startPaused();
    again.expect(new Preparing(), new Paused(), new Finished());
  }

  private static List<Long> steps(Told told) {
    List<Long> steps = new ArrayList<>();
    told.service.telemetry().drainSteps(point -> steps.add(point.step()));
    return steps;
  }
}
