package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.BorrowedEngine;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.runs.Checkpoint;
import convscope.runs.ComputedBy;
import convscope.runs.Manifest;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is taken to another engine under way. */
@Tag("long")
class OtherEngineTest {
  private static final Consumer<Told> NOTHING = told -> { };
  private static final long LONGEST_MOVE_NANOS = TimeUnit.SECONDS.toNanos(3);

  @TempDir
  private Path folder;
  private final Engines engines = AnEngine.installed();

  private RunFolder run(String name) {
    return run(name, SampleRuns.settings(SampleRuns.STEPS, 0));
  }

  private RunFolder run(String name, Manifest.Settings settings) {
    return new RunPlan(SampleRuns.TUTORIAL, settings).begin(folder.resolve(name), SampleRuns.SAMPLE, AnEngine.usual());
  }

  private Engine onThreads(int threads) {
    return engines.open(engines.usual(), threads);
  }

  private static Consumer<Told> at(long step, Consumer<TrainingService> what) {
    return told -> {
      if (told.step == step) {
        what.accept(told.service);
      }
    };
  }

  private static List<String> timeless(RunFolder run) {
    return run.devices().rows().stream().map(row -> row.step() + " " + row.device() + " " + row.kernels()).toList();
  }

  private static List<StepPoint> points(Told told) {
    List<StepPoint> points = new ArrayList<>();
    told.service.telemetry().drainSteps(points::add);
    return points;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "momentum", "nesterov", "adamw"})
  void anEquivalentEngineEndsInTheSameBytesAndReportsEachStepOnce(String optimizer) throws Exception {
    Manifest.Settings settings = SampleRuns.settings(SampleRuns.STEPS, 0).with(Setting.OPTIMIZER, optimizer)
        .with(Setting.RATE, 0.01);
    RunFolder through = run("through", settings);
    SampleRuns.train(AnEngine.AUTO, through, NOTHING);
    Engine other = onThreads(AnEngine.usual().threads() + 1);
    RunFolder moved = run("moved", settings);
    Told told = SampleRuns.train(AnEngine.AUTO, moved, at(10, service -> service.goOnWith(other)));
    told.expect(new Preparing(), new Running(), new Finished());
    assertThat(SampleRuns.last(moved)).isEqualTo(SampleRuns.last(through));
    List<StepPoint> points = points(told);
    assertThat(points).extracting(StepPoint::step)
        .containsExactlyElementsOf(LongStream.range(0, SampleRuns.STEPS).boxed().toList());
    assertThat(moved.metrics().rows()).extracting(MetricsRow::loss)
        .isEqualTo(through.metrics().rows().stream().map(MetricsRow::loss).toList());
    assertThat(moved.devices().rows()).singleElement().satisfies(row -> {
      assertThat(row.step()).isEqualTo(11);
      assertThat(row.threads()).isEqualTo(other.threads());
      assertThat(row.device()).isEqualTo("cpu");
    });
    assertThat(told.moves).containsExactlyElementsOf(moved.devices().rows());
    assertThat(through.devices().rows()).isEmpty();
    assertThat(points.get(11).nanos() - points.get(10).nanos()).as("the step after the move, and the move")
        .isLessThan(LONGEST_MOVE_NANOS);
  }

  @Test
  void aRunMovedToOtherKernelsContinuesAndResumesWithThem() throws Exception {
    Consumer<Told> move = at(10, service -> service.goOnWith(AnEngine.of(AnEngine.ND4J)));
    RunFolder through = run("through");
    SampleRuns.train(AnEngine.AUTO, through, move);
    assertThat(timeless(through)).containsExactly("11 cpu nd4j");
    RunFolder stopped = run("stopped");
    Told told = SampleRuns.train(AnEngine.AUTO, stopped, move.andThen(at(16, TrainingService::stop)));
    assertThat(points(told)).extracting(StepPoint::step)
        .containsExactlyElementsOf(LongStream.range(0, 17).boxed().toList());

    RunFolder again = RunFolder.open(stopped.path());
    Engine engine = ComputedBefore.engine(again, engines, AnEngine.usual());
    assertThat(engine.variant()).isEqualTo(AnEngine.ND4J);
    SampleRuns.train(engine.variant(), again, NOTHING);
    assertThat(SampleRuns.last(stopped)).isEqualTo(SampleRuns.last(through));
    assertThat(timeless(stopped)).isEqualTo(timeless(through));
  }

  @Test
  void resumingFromACheckpointDropsLaterDeviceMoves() throws Exception {
    RunFolder through = run("through");
    SampleRuns.train(AnEngine.AUTO, through, NOTHING);
    RunFolder cut = run("cut");
    SampleRuns.train(AnEngine.AUTO, cut, at(25, service -> service.goOnWith(AnEngine.of(AnEngine.ND4J))));
    assertThat(timeless(cut)).containsExactly("26 cpu nd4j");
    for (Path file : cut.checkpoints().list()) {
      if (Checkpoint.read(file).step() > 20) {
        Files.delete(file);
      }
    }
    assertThat(ComputedBefore.engine(cut, engines, AnEngine.usual()).variant()).isEqualTo(AnEngine.AUTO);
    SampleRuns.train(AnEngine.AUTO, cut, NOTHING);
    assertThat(timeless(cut)).isEmpty();
    assertThat(SampleRuns.last(cut)).isEqualTo(SampleRuns.last(through));
  }

  @Test
  void aPausedRunIsMovedAtOnceAndStaysPaused() throws Exception {
    Told told = new Told(AnEngine.AUTO, SampleRuns.SAMPLE, run("run"), NOTHING);
    told.service.startPaused();
    told.expect(new Preparing(), new Paused());
    told.service.goOnWith(AnEngine.of(AnEngine.ND4J));
    ComputedBy row = Told.next(told.moves);
    assertThat(row.step()).isZero();
    assertThat(row.kernels()).isEqualTo(AnEngine.ND4J);
    assertThat(told.service.state()).isEqualTo(new Paused());
    told.service.step();
    told.expect(new Stepping(), new Paused());
    told.service.stop();
    told.service.await();
  }

  @Test
  void withoutMemoryOnTheNewDeviceTheRunStaysAndReportsIt() throws Exception {
    RunFolder through = run("through");
    SampleRuns.train(AnEngine.AUTO, through, NOTHING);
    Engine full = new BorrowedEngine(BorrowedEngine.card("gpu:0", "Small Card"), BorrowedEngine.FULL, AnEngine.usual());
    RunFolder run = run("run");
    Told told = SampleRuns.train(AnEngine.AUTO, run, at(10, service -> service.goOnWith(full)));
    assertThat(told.service.state()).isEqualTo(new Finished());
    assertThat(told.problems).singleElement().satisfies(problem -> assertThat(problem)
        .hasMessage("The run stays on " + AnEngine.usual().device().name()
            + ": There is no room on Small Card: choose smaller batches."));
    assertThat(told.moves).isEmpty();
    assertThat(run.devices().rows()).isEmpty();
    assertThat(SampleRuns.last(run)).isEqualTo(SampleRuns.last(through));
  }

  @Test
  void evaluationsUseTheNewEngineAfterAMove() throws Exception {
    Engine blind =
        new BorrowedEngine(BorrowedEngine.card("gpu:0", "Blind Card"), BorrowedEngine.BLIND, AnEngine.usual());
    Told told = SampleRuns.train(AnEngine.AUTO, run("run", SampleRuns.settings(SampleRuns.STEPS, 20)),
        at(10, service -> service.goOnWith(blind)));
    assertThat(told.service.state()).isEqualTo(new Finished());
    assertThat(told.problems).singleElement().satisfies(problem -> assertThat(problem)
        .hasMessage("Blind Card is blind: choose another device."));
  }

  @Test
  void aFinishedRunIsNotMoved() throws Exception {
    RunFolder run = run("run", SampleRuns.settings(1, 0));
    Told told = SampleRuns.train(AnEngine.AUTO, run, NOTHING);
    told.service.goOnWith(onThreads(1));
    assertThat(told.service.state()).isEqualTo(new Finished());
    assertThat(run.devices().rows()).isEmpty();
  }
}
