package convscope.workbench.classify;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.SampleScenes;
import convscope.engine.Engines;
import convscope.data.Dataset;
import convscope.insight.Classification;
import convscope.foundation.Problem;
import convscope.library.MadeRuns;
import convscope.runs.RunFolder;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.images.ImageName;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.LoadedNetwork.Origin;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.SharedEngine;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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

/** Which network made the predictions that Classify shows. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class ClassifyModelTest {
  @TempDir
  private Path home;
  private final Background background = new Background();
  private SelectedNetwork selected;
  private ClassifyModel model;

  @Start
  void start(Stage stage) {
    TestStage.show(stage);
  }

  @AfterEach
  void close() throws InterruptedException {
    model.close();
    background.close();
  }

  private void begin(Supplier<Engines> found) {
    CifarBinary.write(SampleScenes.dataset(7, 20, 40), home.resolve("small"));
    on(() -> {
      OpenDataset data =
          new OpenDataset(background, home, () ->
          new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
      SharedEngine engines = new SharedEngine(background, found);
      CurrentRun training =
          new CurrentRun(background, engines, data, new PlanForm(), new Notices(), home.resolve("runs"));
      selected = new SelectedNetwork(background, training);
      model = new ClassifyModel(selected, data.datasetProperty(), engines, background);
      engines.load();
      data.open(home.resolve("small").toString());
      selected.openBuiltIn();
      return null;
    });
    until(() -> model.hasSamples().getValue() && selected.modelProperty().get() != null);
    on(() -> {
      model.addSamples();
      return null;
    });
  }

  private boolean allBy(Origin origin) {
    return model.entries().size() == 10 && model.entries().stream()
        .allMatch(entry -> entry.network() != null && entry.network().origin() == origin);
  }

  @Test
  void selectingANetworkRecomputesEveryPrediction() {
    begin(AnEngine::installed);
    until(() -> allBy(Origin.BUILT_IN));
    RunFolder run = MadeRuns.begun(home.resolve("run"), 400, 0.1);
    MadeRuns.saved(run, 100);
    on(() -> {
      selected.open(run.path());
      return null;
    });
    until(() -> allBy(Origin.RUN));
    assertThat(on(() -> model.outdatedProperty().get())).isZero();
    assertThat(on(() -> model.failureProperty().get())).isNull();
  }

  @Test
  void anImageThatAnotherNetworkClassifiesAgainIsNotCountedAgain() {
    begin(AnEngine::installed);
    until(() -> allBy(Origin.BUILT_IN));
    on(() -> {
      model.draw();
      return null;
    });
    until(() -> model.entries().size() == 11 && model.entries().stream().allMatch(entry -> entry.network() != null));
    List<ClassifiedImage> counted = new ArrayList<>();
    RunFolder run = MadeRuns.begun(home.resolve("run"), 400, 0.1);
    MadeRuns.saved(run, 100);
    on(() -> {
      model.whenClassified(counted::add);
      selected.open(run.path());
      return null;
    });
    until(() -> model.entries().stream().allMatch(entry -> entry.network().origin() == Origin.RUN));
    assertThat(counted).isEmpty();
  }

  @Test
  void predictionsNotRecomputedAreCountedAsFromAnotherNetwork() {
    begin(() -> {
      throw Problem.of(SharedEngine.class, "engine.stopped");
    });
    until(() -> model.entries().size() == 10 && model.failureProperty().get() != null);
    // The images themselves could be read.
    assertThat(on(() -> model.problemProperty().get())).isNull();
    RunFolder run = MadeRuns.begun(home.resolve("run"), 400, 0.1);
    MadeRuns.saved(run, 100);
    on(() -> {
      ClassifiedImage image = model.entries().get(1);
      image.classified(new Classification(image.picture(), new double[10], Dataset.CIFAR_CLASSES),
          selected.modelProperty().get(), null);
      selected.open(run.path());
      return null;
    });
    until(() -> selected.modelProperty().get().origin() == Origin.RUN && model.failureProperty().get() != null);
    assertThat(on(() -> model.outdatedProperty().get())).isEqualTo(1);
  }

  @Test
  void aTestImageToExplainIsAddedOnceAndSelectedAgain() {
    begin(AnEngine::installed);
    until(() -> model.entries().size() == 10);
    int number = on(() -> IntStream.range(0, 40).filter(index -> model.entries().stream()
        .noneMatch(entry -> entry.source().name().equals(ImageName.testImage(index)))).findFirst().orElseThrow());
    explain(number);
    until(() -> model.entries().size() == 11);
    ClassifiedImage added = on(() -> model.selectedProperty().get());
    assertThat(added.source().name()).isEqualTo(ImageName.testImage(number));
    on(() -> {
      model.selectedProperty().set(model.entries().get(0));
      return null;
    });
    explain(number);
    until(() -> model.selectedProperty().get() == added);
    assertThat(on(() -> model.entries().size())).isEqualTo(11);
  }

  private void explain(int number) {
    on(() -> {
      model.addTest(number);
      return null;
    });
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private static void until(Callable<Boolean> so) {
    Awaitility.await().atMost(90, TimeUnit.SECONDS).pollInterval(20, TimeUnit.MILLISECONDS).until(() -> on(so));
    WaitForAsyncUtils.waitForFxEvents();
  }
}
