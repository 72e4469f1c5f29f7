package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.engine.Engines;
import convscope.library.MadeRuns;
import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.RunState;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.train.TrainModel;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class TrainingDeskTest {
  private static final Dataset IMAGES = SampleScenes.dataset(7, 60, 40);

  @TempDir
  private Path home;
  private final Background background = new Background();
  private final Notices notices = new Notices();
  private TrainingDesk desk;

  @Start
  void start(Stage stage) {
    stage.show();
  }

  @BeforeEach
  void openImages() {
    CifarBinary.write(IMAGES, home.resolve("small"));
    on(() -> {
      DataDesk data =
          new DataDesk(background, home, () -> new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
      EngineDesk engines = new EngineDesk(background, Engines::installed);
      desk = new TrainingDesk(background, engines, data, new PlanForm(), notices, home.resolve("runs"));
      desk.show(true);
      engines.load();
      data.open(home.resolve("small").toString());
      return null;
    });
    until(() -> desk.canStart().get());
  }

  @AfterEach
  void close() throws InterruptedException {
    on(() -> {
      desk.show(false);
      return null;
    });
    desk.finish();
    background.close();
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private static void until(Callable<Boolean> so) {
    Awaitility.await().atMost(90, TimeUnit.SECONDS).until(() -> on(so));
  }

  /** A stopped run of 300 steps on the images at hand, with a checkpoint of step {@code saved}. */
  private RunFolder stopped(long saved) {
    RunFolder run = MadeRuns.trained(home.resolve("runs/one"), 1_000, 0.1, 300);
    Manifest made = run.manifest();
    run.rewrite(new Manifest(made.format(), made.created(), made.network(), new Manifest.Data("small", "small",
        IMAGES.checksum(), 60, 40, IMAGES.classNames()), made.settings(), made.versions(), made.machine()));
    MadeRuns.saved(run, saved);
    return run;
  }

  private void resume(RunFolder run) {
    on(() -> {
      desk.resume(run.path());
      return null;
    });
  }

  /** Keeps what it is told of the past of a run. */
  private static final class Told implements RunWatcher {
    private final List<Long> metrics = new ArrayList<>();
    private final List<Long> evaluations = new ArrayList<>();
    private final List<Long> changes = new ArrayList<>();

    @Override
    public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> found, List<Change> made) {
      rows.forEach(row -> metrics.add(row.step()));
      found.forEach(row -> evaluations.add(row.step()));
      made.forEach(change -> changes.add(change.step()));
    }
  }

  @Test
  void aRunWhoseOlderCheckpointsWereEvaluatedLateIsResumedWithItsPastInTheOrderOfItsSteps() {
    RunFolder run = stopped(300);
    MadeRuns.evaluated(run, 300, 0.5);
    MadeRuns.evaluated(run, 100, 0.25);
    Told told = new Told();
    on(() -> {
      new TrainModel(desk);
      desk.watch(told);
      return null;
    });
    resume(run);
    until(() -> desk.stateProperty().get() instanceof RunState.Running);
    assertThat(told.evaluations).containsExactly(100L, 300L);
  }

  @Test
  void aRunThatWasCutOffBehindItsCheckpointIsShownAsFarAsItGoesOnFrom() {
    RunFolder run = stopped(200);
    MadeRuns.evaluated(run, 200, 0.25);
    MadeRuns.evaluated(run, 250, 0.5);
    run.changes().append(new Change(150, Setting.RATE, 0.05, "2026-03-01T09:31:30"));
    run.changes().append(new Change(250, Setting.RATE, 0.5, "2026-03-01T09:31:40"));
    Told told = new Told();
    on(() -> {
      new TrainModel(desk);
      desk.watch(told);
      return null;
    });
    resume(run);
    until(() -> desk.latestProperty().get() != null);
    assertThat(told.metrics).startsWith(0L).endsWith(190L);
    assertThat(told.evaluations).containsExactly(200L);
    assertThat(told.changes).containsExactly(150L);
  }

  @Test
  void aRunThatCannotBeShownFailsInOneSentenceAndLeavesTheDeskFreeForTheNext() {
    RunWatcher broken = new RunWatcher() {
      @Override
      public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> found, List<Change> changes) {
        throw new IllegalArgumentException("out of order");
      }
    };
    RunFolder run = stopped(300);
    on(() -> {
      desk.watch(broken);
      return null;
    });
    resume(run);
    until(() -> desk.stateProperty().get() instanceof RunState.Failed);
    RunState.Failed failed = (RunState.Failed) desk.stateProperty().get();
    assertThat(failed.why().getMessage()).contains(run.path().toString(), "out of order").endsWith(".");
    assertThat(notices.latestProperty().get().problem()).isSameAs(failed.why());
    assertThat(RunFolder.isBeingTrained(run.path())).isFalse();
    on(() -> {
      desk.forget(broken);
      return null;
    });
    resume(run);
    until(() -> desk.stateProperty().get() instanceof RunState.Running);
  }
}
