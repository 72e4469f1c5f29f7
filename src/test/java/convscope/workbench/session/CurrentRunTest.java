package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.BorrowedEngine;
import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.library.MadeRuns;
import convscope.runs.Change;
import convscope.runs.ComputedBy;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import convscope.runs.Setting;
import convscope.training.ChosenDevices;
import convscope.training.RunState;
import convscope.training.StepPoint;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.train.TrainModel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
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
class CurrentRunTest {
  private static final Dataset IMAGES = SampleScenes.dataset(7, 60, 40);
  private static final Device CARD = BorrowedEngine.card("gpu:0", "Some Card");

  @TempDir
  private Path home;
  private final Background background = new Background();
  private final Notices notices = new Notices();
  private CurrentRun currentRun;
  private SharedEngine engines;

  @Start
  void start(Stage stage) {
    TestStage.show(stage);
  }

  @BeforeEach
  void openImages() {
    CifarBinary.write(IMAGES, home.resolve("small"));
    on(() -> {
      OpenDataset data =
          new OpenDataset(background, home,
              () -> new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
      engines = new SharedEngine(background, CurrentRunTest::processorAndCard);
      currentRun = new CurrentRun(background, engines, data, new PlanForm(), notices, home.resolve("runs"));
      currentRun.show(true);
      engines.load();
      data.open(home.resolve("small").toString());
      return null;
    });
    until(() -> currentRun.canStart().get());
  }

  @AfterEach
  void close() throws InterruptedException {
    // A run that is still being prepared would write into its folder while that is deleted.
    until(() -> !(currentRun.stateProperty().get() instanceof RunState.Preparing));
    on(() -> {
      currentRun.show(false);
      return null;
    });
    currentRun.finish();
    background.close();
  }

  /** What is installed, and behind it a card that is not looked for unless it is asked for. */
  private static Engines processorAndCard() {
    return new Engines(
        List.of(ServiceLoader.load(EngineProvider.class).findFirst().orElseThrow(), new EngineProvider() {
      private final EngineProvider cards =
          new BorrowedEngine.Provider(List.of(CARD), List.of("way", BorrowedEngine.FULL, BorrowedEngine.CLOSED));

      @Override
      public String id() {
        return cards.id();
      }

      @Override
      public boolean mayHaveDevices() {
        return false;
      }

      @Override
      public List<Device> devices() {
        return cards.devices();
      }

      @Override
      public List<String> variants(Device device) {
        return cards.variants(device);
      }

      @Override
      public Engine open(Device device, int threads, String variant) {
        return cards.open(device, threads, variant);
      }
    }));
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private static void until(Callable<Boolean> so) {
    // Some wait for a run to end, which takes its time beside other work.
    Awaitility.await().atMost(5, TimeUnit.MINUTES).until(() -> on(so));
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
      currentRun.resume(run.path());
      return null;
    });
  }

  /** Keeps what it is told of the past of a run. */
  private static final class Told implements RunListener {
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
  void lateEvaluationsAreSortedByStepOnResuming() {
    RunFolder run = stopped(300);
    MadeRuns.evaluated(run, 300, 0.5);
    MadeRuns.evaluated(run, 100, 0.25);
    Told told = new Told();
    on(() -> {
      new TrainModel(currentRun);
      currentRun.watch(told);
      return null;
    });
    resume(run);
    until(() -> currentRun.stateProperty().get() instanceof RunState.Running);
    assertThat(told.evaluations).containsExactly(100L, 300L);
  }

  @Test
  void aResumedRunIsShownUpToItsCheckpoint() {
    RunFolder run = stopped(200);
    MadeRuns.evaluated(run, 200, 0.25);
    MadeRuns.evaluated(run, 250, 0.5);
    run.changes().append(new Change(150, Setting.RATE, 0.05, "2026-03-01T09:31:30"));
    run.changes().append(new Change(250, Setting.RATE, 0.5, "2026-03-01T09:31:40"));
    Told told = new Told();
    on(() -> {
      new TrainModel(currentRun);
      currentRun.watch(told);
      return null;
    });
    resume(run);
    until(() -> currentRun.latestProperty().get() != null);
    assertThat(told.metrics).startsWith(0L).endsWith(190L);
    assertThat(told.evaluations).containsExactly(200L);
    assertThat(told.changes).containsExactly(150L);
  }

  @Test
  void aRunThatCannotBeOpenedReportsWhyAndAllowsTheNext() {
    RunListener broken = new RunListener() {
      @Override
      public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> found, List<Change> changes) {
        throw new IllegalArgumentException("out of order");
      }
    };
    RunFolder run = stopped(300);
    on(() -> {
      currentRun.watch(broken);
      return null;
    });
    resume(run);
    until(() -> currentRun.stateProperty().get() instanceof RunState.Failed);
    RunState.Failed failed = (RunState.Failed) currentRun.stateProperty().get();
    assertThat(failed.why().getMessage()).contains(run.path().toString(), "out of order").endsWith(".");
    assertThat(notices.latestProperty().get().problem()).isSameAs(failed.why());
    assertThat(RunFolder.isBeingTrained(run.path())).isFalse();
    on(() -> {
      currentRun.forget(broken);
      return null;
    });
    resume(run);
    until(() -> currentRun.stateProperty().get() instanceof RunState.Running);
  }

  private void choose(Device device, int threads, String kernels) {
    on(() -> {
      engines.choose(new ChosenDevices(List.of(device), threads, kernels));
      return null;
    });
  }

  private Device processor() {
    return on(() -> engines.engineProperty().get().device());
  }

  /** Keeps the numbers of the steps, and who made them from when on. */
  private static final class Steps implements RunListener {
    private final List<Long> numbers = new ArrayList<>();
    private final List<ComputedBy> moves = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    @Override
    public void stepped(StepPoint point) {
      numbers.add(point.step());
    }

    @Override
    public void computedBy(ComputedBy row) {
      moves.add(row);
    }

    @Override
    public void troubled(Problem problem) {
      problems.add(problem);
    }

    boolean went(long more) {
      return !numbers.isEmpty() && numbers.get(numbers.size() - 1) >= more;
    }

    void expectEveryStepOnce() {
      assertThat(numbers).containsExactlyElementsOf(
          LongStream.range(numbers.get(0), numbers.get(0) + numbers.size()).boxed().toList());
    }
  }

  private Steps watchARun() {
    Steps steps = new Steps();
    on(() -> {
      new TrainModel(currentRun);
      currentRun.watch(steps);
      return null;
    });
    resume(stopped(300));
    until(() -> steps.went(303));
    return steps;
  }

  @Test
  void aRunInTrainingContinuesOnTheSelectedDevice() {
    Steps steps = watchARun();
    RunFolder run = on(() -> currentRun.folderProperty().get());
    Device processor = processor();
    choose(processor, 1, "");
    until(() -> steps.moves.size() == 1);
    choose(processor, 0, AnEngine.ND4J);
    until(() -> steps.moves.size() == 2);
    choose(CARD, 0, "way");
    until(() -> steps.moves.size() == 3);
    long last = on(() -> steps.moves.get(2).step());
    until(() -> steps.went(last + 2));
    assertThat(on(() -> currentRun.stateProperty().get())).isInstanceOf(RunState.Running.class);
    assertThat(on(() -> currentRun.folderProperty().get())).isSameAs(run);
    on(() -> {
      steps.expectEveryStepOnce();
      assertThat(steps.moves).extracting(ComputedBy::device).containsExactly("cpu", "cpu", "gpu:0");
      assertThat(steps.moves).extracting(ComputedBy::kernels).containsExactly("auto", AnEngine.ND4J, "way");
      assertThat(steps.moves.get(0).threads()).isEqualTo(1);
      assertThat(steps.problems).isEmpty();
      return null;
    });
    assertThat(run.devices().rows()).endsWith(steps.moves.get(2));
  }

  @Test
  void anUnusableDeviceLeavesTheRunInPlaceAndIsReported() {
    Steps steps = watchARun();
    choose(CARD, 0, BorrowedEngine.CLOSED);
    until(() -> engines.refusalProperty().get() != null);
    assertThat(on(() -> engines.engineProperty().get().device().id())).isEqualTo("cpu");
    choose(CARD, 0, BorrowedEngine.FULL);
    until(() -> !steps.problems.isEmpty());
    long then = on(() -> currentRun.latestProperty().get().step());
    until(() -> steps.went(then + 2));
    on(() -> {
      steps.expectEveryStepOnce();
      assertThat(steps.moves).isEmpty();
      assertThat(steps.problems.get(0).getMessage()).startsWith("The run stays on ").contains("no room on Some Card");
      return null;
    });
  }

  @Test
  void aDeviceSelectedDuringPreparationIsUsed() {
    Steps steps = new Steps();
    RunFolder run = stopped(300);
    on(() -> {
      new TrainModel(currentRun);
      currentRun.watch(steps);
      currentRun.resume(run.path());
      engines.choose(new ChosenDevices(List.of(CARD), 0, "way"));
      return null;
    });
    until(() -> steps.went(305));
    until(() -> engines.engineProperty().get().device().equals(CARD));
    until(() -> run.devices().rows().stream().anyMatch(row -> row.device().equals("gpu:0"))
        || currentRun.stateProperty().get().over());
    assertThat(run.devices().rows()).extracting(ComputedBy::device).endsWith("gpu:0");
  }

  /** Has {@code run} go on at a rate with which it diverges. */
  private void diverge(RunFolder run) {
    run.changes().append(new Change(300, Setting.RATE, 1e30, "2026-03-01T09:31:30"));
    resume(run);
    until(() -> currentRun.stateProperty().get() instanceof RunState.Failed);
    until(() -> currentRun.recovery().adviceProperty().get() != null);
  }

  @Test
  @Tag("long")
  void aDivergedRunResumesWithARateThatIsKnownToWork() {
    RunFolder run = stopped(300);
    diverge(run);
    Recovery.Advice advice = on(() -> currentRun.recovery().adviceProperty().get());
    assertThat(advice.run()).isEqualTo(run.path());
    assertThat(advice.restart().step()).isEqualTo(300);
    assertThat(advice.rate()).as("the tutorial's, which is below a tenth of 1e30").isEqualTo(0.1);
    on(() -> {
      currentRun.recovery().follow();
      return null;
    });
    assertThat(on(() -> currentRun.recovery().adviceProperty().get())).isNull();
    until(() -> currentRun.stateProperty().get().over());
    assertThat(run.changes().rows()).last().satisfies(change -> assertThat(change.value()).isEqualTo(0.1));
  }

  @Test
  void aRunFailingForAnotherReasonOffersNoRestart() throws Exception {
    RunFolder run = stopped(300);
    try (RunLock theirs = run.lock()) {
      resume(run);
      until(() -> currentRun.stateProperty().get() instanceof RunState.Failed);
    }
    assertThat(on(() -> currentRun.recovery().adviceProperty().get())).isNull();
    diverge(run);
    resume(run);
    assertThat(on(() -> currentRun.recovery().adviceProperty().get())).as("another beginning").isNull();
  }

  @Test
  void aDamagedLatestCheckpointIsReportedAndTheRunShownUpToTheUsedOne() throws Exception {
    RunFolder run = stopped(200);
    MadeRuns.saved(run, 300);
    Path newest = run.checkpoints().latest().orElseThrow();
    Files.write(newest, new byte[100]);
    Steps steps = new Steps();
    Told told = new Told();
    on(() -> {
      currentRun.watch(steps);
      currentRun.watch(told);
      return null;
    });
    resume(run);
    until(() -> steps.went(202));
    assertThat(steps.numbers.get(0)).isEqualTo(200);
    assertThat(told.metrics).endsWith(190L);
    assertThat(steps.problems).singleElement()
        .satisfies(problem -> assertThat(problem.getMessage()).contains(newest.toString(), ".damaged", "step 200"));
  }
}
