package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import convscope.AnEngine;
import convscope.Fingerprint;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.engine.Engine;
import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import convscope.library.Standing;
import convscope.model.InitializerEdition;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import convscope.runs.Setting;
import convscope.runs.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingServiceTest {
  private static final Dataset SAMPLE = SampleScenes.dataset(1, 200, 50);
  private static final int STEPS = 35;

  @TempDir
  private Path folder;

  private static Manifest.Settings settings(int prefetch, double rate, int logEvery) {
    return new Manifest.Settings(16, STEPS, rate, 0.1, 20, 3, 0, prefetch, true, 0.9999, logEvery, 10, 0);
  }

  private RunFolder run(String name, Manifest.Settings settings) {
    return RunFolder.create(folder.resolve(name), new Manifest(Manifest.FORMAT, "2026-01-01T00:00:00",
        NetworkJson.toTree(Presets.tutorial(InitializerEdition.FROM_2017, 10)),
        new Manifest.Data("sample", "sample", SAMPLE.checksum(), 200, 50, SAMPLE.classNames()), settings, Map.of(),
        Map.of()));
  }

  private static Engine engine(String kernels) {
    return AnEngine.of(kernels);
  }

  private static RunState train(Engine engine, RunFolder run) throws InterruptedException {
    return train(engine, run, service -> { }, Long.MAX_VALUE);
  }

  /** Trains to the end, and once step {@code at} has been logged does {@code then}, on the training thread. */
  private static RunState train(Engine engine, RunFolder run, Consumer<TrainingService> then, long at)
      throws InterruptedException {
    TrainingService[] service = new TrainingService[1];
    service[0] = new TrainingService(engine, SAMPLE, run, row -> {
      if (row.step() == at) {
        then.accept(service[0]);
      }
    });
    service[0].start();
    return service[0].await();
  }

  private static String last(RunFolder run) throws IOException {
    return Fingerprint.of(run.checkpoints().latest().orElseThrow());
  }

  private static List<MetricsRow> timeless(RunFolder run) {
    return run.metrics().rows().stream().map(row -> new MetricsRow(row.step(), row.loss(), row.lossAverage(),
        row.crossEntropy(), row.crossEntropyAverage(), row.decay(), row.learningRate(), 0, 0, "",
        row.batchPrecision())).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {AnEngine.AUTO, AnEngine.ND4J})
  void theResultDoesNotDependOnTheNumberOfPrefetchThreads(String kernels) throws Exception {
    // More than one epoch of 200 images.
    RunFolder one = run("one", settings(1, 0.1, 5).with(Setting.STEPS, 15));
    RunFolder sixteen = run("sixteen", settings(16, 0.1, 5).with(Setting.STEPS, 15));
    assertThat(train(engine(kernels), one)).isEqualTo(new RunState.Finished());
    assertThat(train(engine(kernels), sixteen)).isEqualTo(new RunState.Finished());
    assertThat(last(sixteen)).isEqualTo(last(one));
    assertThat(timeless(sixteen)).isEqualTo(timeless(one)).extracting(MetricsRow::step).containsExactly(0L, 5L, 10L);
  }

  @Test
  void awaitReturnsAfterItsTimeout() throws Exception {
    RunControl control = new RunControl(row -> { });
    assertThat(assertTimeoutPreemptively(Duration.ofMinutes(1), () -> control.await(Duration.ofMillis(20))))
        .isEqualTo(new RunState.Idle());
  }

  @Test
  void aStoppedRunResumesAsIfItHadNeverStopped() throws Exception {
    RunFolder through = run("through", settings(4, 0.1, 1));
    train(engine(AnEngine.AUTO), through);
    RunFolder stopped = run("stopped", settings(4, 0.1, 1));
    assertThat(train(engine(AnEngine.AUTO), stopped, TrainingService::stop, 16)).isEqualTo(new RunState.Finished());
    assertThat(Checkpoint.read(stopped.checkpoints().latest().orElseThrow()).step()).isEqualTo(17);
    assertThat(train(engine(AnEngine.AUTO), RunFolder.open(stopped.path()))).isEqualTo(new RunState.Finished());
    assertThat(last(stopped)).isEqualTo(last(through));
    assertThat(timeless(stopped)).isEqualTo(timeless(through));
  }

  @Test
  void aRunKilledAfterACheckpointRepeatsTheLostSteps() throws Exception {
    RunFolder through = run("through", settings(4, 0.1, 1));
    train(engine(AnEngine.AUTO), through);
    RunFolder cut = run("cut", settings(4, 0.1, 1));
    train(engine(AnEngine.AUTO), cut);
    // As after a power failure at the end: the newest checkpoint is that of step 20, and the rows go further.
    for (Path file : cut.checkpoints().list()) {
      if (Checkpoint.read(file).step() > 20) {
        Files.delete(file);
      }
    }
    train(engine(AnEngine.AUTO), cut);
    assertThat(last(cut)).isEqualTo(last(through));
    assertThat(timeless(cut)).isEqualTo(timeless(through));
  }

  @Test
  void pausingDoesNotChangeTheResult() throws Exception {
    RunFolder through = run("through", settings(4, 0.1, 10));
    train(engine(AnEngine.AUTO), through);
    RunFolder paused = run("paused", settings(4, 0.1, 10));
    List<RunState> states = new CopyOnWriteArrayList<>();
    TrainingService[] service = new TrainingService[1];
    service[0] = new TrainingService(engine(AnEngine.AUTO), SAMPLE, paused, new TrainingListener() {
      @Override
      public void logged(MetricsRow row) {
        if (row.step() == 20) {
          service[0].pause();
        }
      }

      @Override
      public void moved(RunState state) {
        states.add(state);
      }
    });
    service[0].start();
    while (!(service[0].state() instanceof RunState.Paused)) {
      assertThat(service[0].state().over()).isFalse();
    }
    assertThat(paused.metrics().rows()).extracting(MetricsRow::step).containsExactly(0L, 10L, 20L);
    service[0].resume();
    assertThat(service[0].await()).isEqualTo(new RunState.Finished());
    assertThat(last(paused)).isEqualTo(last(through));
    assertThat(states).extracting(state -> state.getClass().getSimpleName())
        .startsWith("Preparing", "Running", "Paused",
        "Running");
  }

  @Test
  void aPausedRunCanBeStopped() throws Exception {
    RunFolder run = run("run", settings(4, 0.1, 10));
    assertThat(train(engine(AnEngine.AUTO), run, service -> {
      service.pause();
      service.stop();
    }, 10)).isEqualTo(new RunState.Finished());
    assertThat(Checkpoint.read(run.checkpoints().latest().orElseThrow()).step()).isEqualTo(11);
  }

  @Test
  void aDivergingRunStopsWithTheTutorialsMessageAndSavesNoCheckpoint() throws Exception {
    RunFolder run = run("run", settings(4, 1e30, 10));
    assertThat(train(engine(AnEngine.AUTO), run)).isInstanceOfSatisfying(RunState.Failed.class, failed ->
        assertThat(failed.why()).hasMessageContaining("Model diverged with loss = NaN")
            .hasMessageContaining("learning rate")
            .satisfies(why ->
            assertThat(((Problem) why).in(Language.KOREAN, Face.WINDOW)).contains("학습이 발산했습니다", "학습률")));
    assertThat(run.checkpoints().list()).isEmpty();
    MetricsRow last = run.metrics().last().orElseThrow();
    assertThat(last.loss()).as("the step that ended it is recorded").matches(loss -> !Double.isFinite(loss));
    RunSummary summary = RunSummary.of(run.path(), null);
    assertThat(summary.standing()).isEqualTo(Standing.DIVERGED);
    assertThat(summary.steps()).isEqualTo(last.step() + 1);
  }

  @Test
  void anInfiniteWeightDecayCountsAsDivergence() throws Exception {
    RunFolder run = run("run", settings(16, 100, 10));
    assertThat(train(engine(AnEngine.AUTO), run)).isInstanceOfSatisfying(RunState.Failed.class,
        failed -> assertThat(failed.why()).hasMessageContaining("Model diverged"));
  }

  @Test
  void nonFiniteParametersAfterAStepAreNotSaved() throws Exception {
    Manifest.Settings every = new Manifest.Settings(16, STEPS, 1e300, 0.1, 20, 3, 0, 4, true, 0.9999, 10, 1, 0);
    RunFolder run = run("run", every);
    assertThat(train(engine(AnEngine.AUTO), run)).isInstanceOfSatisfying(RunState.Failed.class, failed ->
        assertThat(failed.why())
            .hasMessageMatching("Model diverged with NaN or infinite values in [a-z_0-9]+/.* at step \\d+,.*")
            .satisfies(why ->
            assertThat(((Problem) why).in(Language.KOREAN, Face.WINDOW)).containsPattern("[a-z_0-9]+/.*NaN이나 무한대")));
    assertThat(run.checkpoints().list()).isEmpty();
  }

  @Test
  void aRunLockedByAnotherProcessIsLeftAlone() throws Exception {
    RunFolder run = run("run", settings(4, 0.1, 10));
    try (RunLock theirs = run.lock()) {
      assertThat(train(engine(AnEngine.AUTO), run)).isInstanceOfSatisfying(RunState.Failed.class,
          failed -> assertThat(failed.why()).hasMessageContaining("already being trained"));
    }
    assertThat(train(engine(AnEngine.AUTO), run)).isEqualTo(new RunState.Finished());
  }

  @Test
  void metricsRowsHoldLossesAveragesAndRate() throws Exception {
    RunFolder run = run("run", settings(4, 0.1, 1));
    train(engine(AnEngine.AUTO), run);
    List<MetricsRow> rows = run.metrics().rows();
    assertThat(rows).hasSize(STEPS);
    double average = 0;
    for (MetricsRow row : rows) {
      average = 0.9 * average + 0.1 * row.loss();
      assertThat(row.lossAverage()).isCloseTo(average, Offset.offset(1e-12));
      assertThat(row.loss()).isCloseTo(row.crossEntropy() + row.decay(), Offset.offset(1e-12));
      assertThat(row.learningRate()).isCloseTo(row.step() < 20 ? 0.1 : 0.01, Offset.offset(1e-15));
    }
    assertThat(rows.get(0).crossEntropy()).isCloseTo(Math.log(10), Offset.offset(0.05));
    assertThat(rows.get(STEPS - 1).crossEntropy()).isLessThan(2.2);
  }

  @Test
  void aRunWithMomentumLearnsAndResumesExactly() throws Exception {
    Manifest.Settings momentum = settings(4, 0.01, 1).with(Setting.OPTIMIZER, "momentum");
    RunFolder through = run("through", momentum);
    train(engine(AnEngine.AUTO), through);
    RunFolder stopped = run("stopped", momentum);
    train(engine(AnEngine.AUTO), stopped, TrainingService::stop, 16);
    assertThat(train(engine(AnEngine.AUTO), RunFolder.open(stopped.path()))).isEqualTo(new RunState.Finished());
    assertThat(last(stopped)).isEqualTo(last(through));
    assertThat(timeless(stopped)).isEqualTo(timeless(through));
    assertThat(through.metrics().rows().get(STEPS - 1).crossEntropy()).isLessThan(2.2);
    Checkpoint end = Checkpoint.read(through.checkpoints().latest().orElseThrow());
    assertThat(end.optimizer()).extracting(Tensor::name).contains("conv1/weights/Momentum")
        .hasSameSizeAs(end.parameters());

    RunFolder plain = run("plain", settings(4, 0.01, 1));
    train(engine(AnEngine.AUTO), plain);
    assertThat(last(plain)).as("without momentum").isNotEqualTo(last(through));
    through.rewrite(through.manifest().with(through.manifest().settings().with(Setting.OPTIMIZER, "sgd")));
    assertThat(train(engine(AnEngine.AUTO), through)).isInstanceOfSatisfying(RunState.Failed.class,
        failed ->
            assertThat(failed.why()).hasMessageContaining("was saved with another optimizer: it contains conv1/"));
    plain.rewrite(plain.manifest().with(momentum));
    assertThat(train(engine(AnEngine.AUTO), plain)).isInstanceOfSatisfying(RunState.Failed.class,
        failed -> assertThat(failed.why()).hasMessageContaining("was saved with another optimizer: it lacks conv1/"));
  }

  @Test
  void aRunWithAdamWLearnsAndResumesExactly() throws Exception {
    Manifest.Settings adamW = settings(4, 0.001, 1).with(Map.of(Setting.OPTIMIZER, "adamw", Setting.LABEL_SMOOTHING,
        0.1));
    RunFolder through = run("through", adamW);
    train(engine(AnEngine.AUTO), through);
    RunFolder stopped = run("stopped", adamW);
    train(engine(AnEngine.AUTO), stopped, TrainingService::stop, 16);
    assertThat(train(engine(AnEngine.AUTO), RunFolder.open(stopped.path()))).isEqualTo(new RunState.Finished());
    assertThat(last(stopped)).isEqualTo(last(through));
    assertThat(timeless(stopped)).isEqualTo(timeless(through));
    assertThat(through.metrics().rows().get(STEPS - 1).crossEntropy()).isLessThan(2.2);
    Checkpoint end = Checkpoint.read(through.checkpoints().latest().orElseThrow());
    assertThat(end.optimizer()).extracting(Tensor::name).contains("conv1/weights/Adam", "conv1/weights/Adam_1")
        .hasSize(2 * end.parameters().size());
  }

  @Test
  void aCheckpointOfAnotherOptimizerIsRejected() throws Exception {
    RunFolder run = run("run", settings(4, 0.1, 10));
    train(engine(AnEngine.AUTO), run, TrainingService::stop, 10);
    Checkpoint plain = Checkpoint.read(run.checkpoints().latest().orElseThrow());
    Tensor weights = plain.parameters().get(0);
    run.checkpoints().save(new Checkpoint(plain.step(), plain.parameters(), plain.averages(),
        List.of(new Tensor(weights.name() + "/Other", weights.shape(), weights.values())), plain.state()));
    assertThat(train(engine(AnEngine.AUTO), run)).isInstanceOfSatisfying(RunState.Failed.class, failed ->
        assertThat(failed.why())
            .hasMessage("The checkpoint of step 11 was saved with another optimizer: it contains " + weights.name()
            + "/Other, which the run's optimizer does not keep in that form;"
            + " resume from another checkpoint, or start a new run."));
  }

  @Test
  void anIdleServiceCannotBePaused() {
    TrainingService service = new TrainingService(engine(AnEngine.AUTO), SAMPLE, run("run", settings(4, 0.1, 10)),
        row -> { });
    assertThatThrownBy(service::pause).isInstanceOf(IllegalStateException.class);
  }
}
