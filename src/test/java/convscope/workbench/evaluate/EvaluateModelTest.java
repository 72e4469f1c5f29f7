package convscope.workbench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.library.MadeRuns;
import convscope.runs.RunFolder;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.LoadedNetwork.Origin;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.SharedEngine;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Whose results and whose failures Evaluate shows when another network is selected. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class EvaluateModelTest {
  private static final Dataset IMAGES = SampleScenes.dataset(7, 20, 40);

  @TempDir
  private Path home;
  private final Background background = new Background();
  private SelectedNetwork selected;
  private EvaluateModel model;

  @Start
  void start(Stage stage) {
    TestStage.show(stage);
  }

  @AfterEach
  void close() {
    background.close();
  }

  /** Opens the images with classes called {@code names}, and selects the built-in network. */
  private void begin(List<String> names) {
    CifarBinary.write(new Dataset("small", "small", names, IMAGES.train(), IMAGES.test()), home.resolve("small"));
    on(() -> {
      OpenDataset data =
          new OpenDataset(background, home, () ->
          new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
      SharedEngine engines = new SharedEngine(background, AnEngine::installed);
      CurrentRun training =
          new CurrentRun(background, engines, data, new PlanForm(), new Notices(), home.resolve("runs"));
      selected = new SelectedNetwork(background, training);
      model = new EvaluateModel(selected, training, data.datasetProperty(), engines, background);
      engines.load();
      data.open(home.resolve("small").toString());
      selected.openBuiltIn();
      return null;
    });
    until(() -> model.ready());
  }

  private void evaluate() {
    on(() -> {
      model.evaluate();
      return null;
    });
    until(() -> !model.busy());
  }

  private void openRun() {
    RunFolder run = MadeRuns.begun(home.resolve("run"), 400, 0.1);
    MadeRuns.saved(run, 100);
    MadeRuns.saved(run, 200);
    on(() -> {
      selected.open(run.path());
      return null;
    });
    until(() -> selected.modelProperty().get().origin() == Origin.RUN);
  }

  @Test
  void resultsAreMarkedOutdatedAfterSelectingAnotherNetworkOrStep() {
    begin(Dataset.CIFAR_CLASSES);
    evaluate();
    assertThat(on(() -> model.outdated())).isFalse();
    openRun();
    assertThat(on(() -> model.outdated())).isTrue();
    assertThat(on(() -> model.judgedProperty().get().model().origin())).isEqualTo(Origin.BUILT_IN);
    evaluate();
    assertThat(on(() -> model.outdated())).isFalse();
    assertThat(on(() -> model.judgedProperty().get().model().step())).isEqualTo(200);
    on(() -> {
      selected.show(0);
      return null;
    });
    until(() -> selected.modelProperty().get().step() == 100);
    assertThat(on(() -> model.outdated())).isTrue();
  }

  @Test
  void anEvaluationErrorDisappearsAfterSelectingAnotherNetwork() {
    begin(IntStream.range(0, 10).mapToObj(label -> "kind " + label).toList());
    evaluate();
    assertThat(on(() -> model.failureProperty().get().network().origin())).isEqualTo(Origin.BUILT_IN);
    assertThat(on(() -> model.differingProperty().get())).isNotNull();
    openRun();
    assertThat(on(() -> model.failureProperty().get())).isNull();
    assertThat(on(() -> model.differingProperty().get())).isNull();
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private static void until(Callable<Boolean> so) {
    Awaitility.await().atMost(90, TimeUnit.SECONDS).pollInterval(20, TimeUnit.MILLISECONDS).until(() -> on(so));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void ofARunComparedWhoseNewestCheckpointIsDamagedARemarkSaysSo() throws Exception {
    begin(Dataset.CIFAR_CLASSES);
    evaluate();
    RunFolder run = MadeRuns.begun(home.resolve("run"), 400, 0.1);
    MadeRuns.saved(run, 100);
    MadeRuns.saved(run, 200);
    on(() -> {
      model.compareWith(run.path());
      return null;
    });
    until(() -> !model.busy() && model.secondProperty().get() != null);
    assertThat(on(() -> model.remarkProperty().get())).isNull();
    Path newest = run.checkpoints().latest().orElseThrow();
    Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 100));
    on(() -> {
      model.compareWith(run.path());
      return null;
    });
    until(() -> !model.busy() && model.remarkProperty().get() != null);
    assertThat(on(() -> model.remarkProperty().get()).getMessage()).contains(newest.toString());
    assertThat(on(() -> model.secondProperty().get().model().step())).isEqualTo(100);
  }
}
