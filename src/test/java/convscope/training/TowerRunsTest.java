package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convscope.AnEngine;
import convscope.Fingerprint;
import convscope.engine.Engine;
import convscope.engine.Towers;
import convscope.engine.WatchedEngine;
import convscope.foundation.Problem;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.spoken.Spoken;
import convscope.summaries.Past;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose steps several towers make together. */
@Tag("long")
class TowerRunsTest {
  private static final int BATCH = 8;
  private static final int STEPS = 20;

  @TempDir
  private Path folder;

  private static Engine towers(int count) {
    return Towers.of(List.of(AnEngine.usual()), count);
  }

  private static Manifest.Settings settings(int batch, int towers) {
    return SampleRuns.settings(STEPS, 0).with(Map.of(Setting.BATCH, batch, Setting.TOWERS, towers,
        Setting.CHECKPOINT_EVERY, 100, Setting.RATE, 0.01));
  }

  private RunFolder run(String name, Manifest.Settings settings) {
    return SampleRuns.create(folder.resolve(name), settings);
  }

  private static RunState train(Engine engine, RunFolder run) throws InterruptedException {
    TrainingService service = new TrainingService(engine, SampleRuns.SAMPLE, run, row -> { });
    service.start();
    return service.await();
  }

  @Test
  void twoTowersUseTheImagesOfOneTowerWithTwiceTheBatch() throws Exception {
    RunFolder one = run("one", settings(2 * BATCH, 1));
    RunFolder two = run("two", settings(BATCH, 2));
    assertThat(train(AnEngine.usual(), one)).isEqualTo(new RunState.Finished());
    assertThat(train(towers(2), two)).isEqualTo(new RunState.Finished());
    List<MetricsRow> expected = one.metrics().rows();
    List<MetricsRow> found = two.metrics().rows();
    assertThat(found).hasSize(STEPS);
    for (int i = 0; i < STEPS; i++) {
      assertThat(found.get(i).loss()).as("step %d", i).isCloseTo(expected.get(i).loss(), within(1e-4));
      assertThat(found.get(i).examplesPerSecond() * found.get(i).secondsPerBatch()).as("examples a step")
          .isCloseTo(2 * BATCH, within(1e-6));
    }
  }

  @Test
  void aRunOfThreeTowersIsReproducibleAlsoWhenResumed() throws Exception {
    RunFolder through = run("through", settings(5, 3));
    RunFolder stopped = run("stopped", settings(5, 3));
    train(towers(3), through);
    TrainingService[] service = new TrainingService[1];
    service[0] = new TrainingService(towers(3), SampleRuns.SAMPLE, stopped, row -> {
      if (row.step() == 7) {
        service[0].stop();
      }
    });
    service[0].start();
    service[0].await();
    assertThat(Checkpoint.read(stopped.checkpoints().latest().orElseThrow()).step()).isEqualTo(8);
    assertThat(train(towers(3), stopped)).isEqualTo(new RunState.Finished());
    assertThat(last(stopped)).isEqualTo(last(through));
  }

  private static String last(RunFolder run) throws IOException {
    return Fingerprint.of(run.checkpoints().latest().orElseThrow());
  }

  @Test
  void aMovedRunKeepsItsTwoTowersAlsoWhenResumed() throws Exception {
    RunFolder through = run("through", settings(BATCH, 2));
    train(towers(2), through);
    RunFolder moved = run("moved", settings(BATCH, 2));
    Engine other = AnEngine.installed().open(AnEngine.usual().device(), 3);
    List<Integer> towers = new CopyOnWriteArrayList<>();
    TrainingService[] service = new TrainingService[1];
    service[0] = new TrainingService(towers(2), SampleRuns.SAMPLE, moved, new TrainingListener() {
      @Override
      public void logged(MetricsRow row) {
        if (row.step() == 5) {
          service[0].goOnWith(other);
        } else if (row.step() == 12) {
          service[0].stop();
        }
      }

      @Override
      public void towers(long step, List<TowerPace> paces) {
        towers.add(paces.size());
      }
    });
    service[0].start();
    service[0].await();
    assertThat(towers).hasSize(13).containsOnly(2);
    assertThat(moved.devices().rows()).last().satisfies(row -> {
      assertThat(row.step()).isEqualTo(6);
      assertThat(row.threads()).isEqualTo(3);
    });

    Engine again = ComputedBefore.engine(RunFolder.open(moved.path()), AnEngine.installed(), AnEngine.usual());
    assertThat(again.towers()).hasSize(2);
    assertThat(train(again, RunFolder.open(moved.path()))).isEqualTo(new RunState.Finished());
    assertThat(last(moved)).isEqualTo(last(through));
  }

  @Test
  void aFailingTowerEndsTheRunWithAResumableCheckpoint() throws Exception {
    RunFolder through = run("through", settings(BATCH, 2));
    train(towers(2), through);
    RunFolder failing = run("failing", settings(BATCH, 2));
    List<Engine> sound = towers(2).towers();
    AtomicInteger steps = new AtomicInteger();
    Engine dying = WatchedEngine.of(sound.get(1), method -> {
      if (method.equals("gradients") && steps.incrementAndGet() == 13) {
        throw Spoken.problem("The device is gone.");
      }
    });
    assertThat(train(new Towers(List.of(sound.get(0), dying)), failing)).isInstanceOfSatisfying(
        RunState.Failed.class, failed -> assertThat(failed.why()).hasMessageContaining("Tower 1 on ")
            .hasMessageContaining("(cpu) failed").hasMessageContaining("The device is gone."));
    assertThat(Checkpoint.read(failing.checkpoints().latest().orElseThrow()).step()).isEqualTo(12);
    assertThat(train(towers(2), RunFolder.open(failing.path()))).isEqualTo(new RunState.Finished());
    assertThat(last(failing)).isEqualTo(last(through));
  }

  @Test
  void everyTowerReportsItsSpeedAndMemory() throws Exception {
    List<List<TowerPace>> told = new CopyOnWriteArrayList<>();
    TrainingService service = new TrainingService(towers(2), SampleRuns.SAMPLE, run("run", settings(BATCH, 2)),
        new TrainingListener() {
          @Override
          public void logged(MetricsRow row) {
            // The towers are told of behind it.
          }

          @Override
          public void towers(long step, List<TowerPace> paces) {
            told.add(paces);
          }
        });
    service.start();
    service.await();
    assertThat(told).hasSize(STEPS);
    assertThat(service.telemetry().towers()).isEqualTo(told.get(STEPS - 1)).extracting(TowerPace::tower)
        .containsExactly(0, 1);
    assertThat(service.telemetry().towers()).allSatisfy(pace -> {
      assertThat(pace.examplesPerSecond()).isPositive();
      assertThat(pace.memoryBytes()).as("parameters, gradients and averages at least")
          .isGreaterThan(3 * 4 * 1_068_298L);
      assertThat(ConsoleLine.towers(List.of(pace))).startsWith("  tower_" + pace.tower() + " cpu: ").endsWith(" MB");
    });
  }

  @Test
  void aRunOnOneEngineReportsNoTowers() throws Exception {
    TrainingService service = new TrainingService(AnEngine.usual(), SampleRuns.SAMPLE, run("run", settings(BATCH, 1)),
        row -> { });
    service.start();
    service.await();
    assertThat(service.telemetry().towers()).isEmpty();
  }

  @Test
  void summariesIncludeEveryTowerUnderTheTutorialsTags() throws Exception {
    RunFolder run = run("run", settings(BATCH, 2).with(Setting.SUMMARIES_EVERY, 10));
    train(towers(2), run);
    Past past = new Past(run.path());
    past.refresh();
    for (String layer : List.of("conv1", "local3")) {
      String tag = layer + "/" + layer + "/activations";
      List<Double> counts = new ArrayList<>();
      for (String one : List.of(tag, "tower_0/" + tag, "tower_1/" + tag)) {
        assertThat(past.moments(one)).as(one).hasSize(2);
        counts.add(past.moments(one).get(1).distribution().count());
      }
      assertThat(counts.get(0)).isEqualTo(counts.get(1) + counts.get(2));
      assertThat(counts.get(1)).isEqualTo(counts.get(2));
    }
  }

  @Test
  void theManifestKeepsTheTowersForResuming() {
    Engine two = towers(2);
    RunFolder run =
        new RunPlan(SampleRuns.TUTORIAL, settings(BATCH, 2)).begin(folder.resolve("run"), SampleRuns.SAMPLE, two);
    Manifest manifest = RunFolder.open(run.path()).manifest();
    assertThat(manifest.machine()).containsEntry("device", "cpu").containsEntry("kernels", "auto");
    assertThat(manifest.settings().towers()).isEqualTo(2);
    assertThat(manifest.settings().whole(Setting.STEPS_PER_RATE)).as("350 epochs of 200 examples, 16 a step")
        .isEqualTo(4375);
    Engine again = ComputedBefore.engine(run, AnEngine.installed(), AnEngine.usual());
    assertThat(again.towers()).extracting(Engine::threads)
        .isEqualTo(two.towers().stream().map(Engine::threads).toList());
  }

  @Test
  void tooManyExamplesPerStepAreRejected() {
    assertThatThrownBy(() -> new RunPlan(SampleRuns.TUTORIAL, settings(40_000, 2)).begin(folder.resolve("run"),
        SampleRuns.SAMPLE, towers(2))).isInstanceOf(Problem.class).hasMessageContaining("80,000 images");
  }
}
