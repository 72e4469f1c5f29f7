package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.library.Library;
import convscope.library.MadeRuns;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.RunPlan;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.session.LoadedNetwork.Origin;
import convscope.workbench.session.NetworkChoice.Kind;
import java.net.URI;
import java.nio.file.Path;
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
class SelectedNetworkTest {
  @TempDir
  private Path home;
  private final Background background = new Background();
  private final PlanForm form = new PlanForm();
  private OpenDataset data;
  private CurrentRun training;
  private SelectedNetwork selected;
  private NetworkChoices choices;

  @Start
  void start(Stage stage) {
    TestStage.show(stage);
  }

  @BeforeEach
  void openImages() {
    CifarBinary.write(SampleScenes.dataset(7, 60, 40), home.resolve("small"));
    on(() -> {
      data = new OpenDataset(background, home,
          () -> new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
      SharedEngine engines = new SharedEngine(background, AnEngine::installed);
      training = new CurrentRun(background, engines, data, form, new Notices(), home.resolve("runs"));
      training.show(true);
      selected = new SelectedNetwork(background, training);
      choices = new NetworkChoices(selected, training, new Library(home.resolve("runs"), home.resolve("folders.json")),
          background);
      engines.load();
      data.open(home.resolve("small").toString());
      form.entries().stream().filter(entry -> entry.setting() == Setting.BATCH)
          .forEach(entry -> entry.textProperty().set("8"));
      form.entries().stream().filter(entry -> entry.setting() == Setting.STEPS)
          .forEach(entry -> entry.textProperty().set("6"));
      return null;
    });
    until(() -> training.canStart().get());
  }

  @AfterEach
  void close() throws InterruptedException {
    on(() -> {
      training.show(false);
      return null;
    });
    training.finish();
    background.close();
  }

  private void trainToTheEnd() {
    on(() -> {
      training.start();
      return null;
    });
    until(() -> training.folderProperty().get() != null && training.free());
  }

  private Path stored(String name, double accuracy) {
    RunFolder run = MadeRuns.trained(home.resolve("runs").resolve(name), 400, 0.1, 400);
    MadeRuns.evaluated(run, 200, 0.25);
    MadeRuns.evaluated(run, 400, accuracy);
    MadeRuns.saved(run, 200);
    MadeRuns.saved(run, 300);
    MadeRuns.saved(run, 400);
    return run.path();
  }

  private LoadedNetwork network() {
    return on(() -> selected.modelProperty().get());
  }

  @Test
  void theCurrentRunIsFollowedOnlyOnceSelected() {
    on(() -> {
      selected.propose(null);
      return null;
    });
    until(() -> selected.modelProperty().get() != null);
    trainToTheEnd();
    assertThat(network().origin()).isEqualTo(Origin.BUILT_IN);
    assertThat(on(() -> choices.unused().runProperty().get())).isEqualTo(training.folderProperty().get().path());
    assertThat(on(() -> selected.place())).isNull();
    on(() -> {
      choices.unused().use();
      return null;
    });
    until(() -> selected.modelProperty().get().step() == 6);
    assertThat(on(() -> choices.unused().runProperty().get())).isNull();
    // It has finished, and is a stored run like any other.
    assertThat(network().origin()).isEqualTo(Origin.RUN);
    Path first = on(() -> selected.place());
    trainToTheEnd();
    until(() -> !first.equals(selected.place()) && selected.modelProperty().get().step() == 6
        && selected.modelProperty().get().name().equals(selected.place().getFileName().toString()));
    assertThat(network().origin()).isEqualTo(Origin.RUN);
    assertThat(on(() -> choices.unused().runProperty().get())).as("a run that is selected").isNull();
  }

  private void set(Setting setting, String text) {
    on(() -> {
      form.entries().stream().filter(entry -> entry.setting() == setting)
          .forEach(entry -> entry.textProperty().set(text));
      return null;
    });
  }

  /** Follows a run that has ended, with checkpoints at its steps 3 and 6, and returns its folder. */
  private Path followedToTheEnd() {
    set(Setting.CHECKPOINT_EVERY, "3");
    trainToTheEnd();
    on(() -> {
      selected.follow();
      return null;
    });
    until(() -> selected.modelProperty().get() != null && selected.modelProperty().get().step() == 6
        && selected.moments().size() == 2);
    return on(() -> selected.place());
  }

  /** Trains a run as one of an experiment. */
  private void trainOneOfSeveral() {
    on(() -> {
      Dataset images = data.datasetProperty().get();
      RunPlan plan = form.plan(form.network(images.classNames().size()));
      training.begin(() -> plan.begin(home.resolve("runs/one-of-several"), images, AnEngine.usual()), images,
          true, why -> { });
      return null;
    });
    until(() -> training.folderProperty().get().path().endsWith("one-of-several") && training.free());
  }

  @Test
  void anEarlierCheckpointStaysSelectedWithItsRunWhenAnotherRunStarts() {
    Path first = followedToTheEnd();
    shownOnceRead(0, 3);
    trainToTheEnd();
    assertThat(on(() -> training.folderProperty().get().path())).isNotEqualTo(first);
    assertThat(on(() -> selected.place())).isEqualTo(first);
    assertThat(on(() -> selected.followingProperty().get())).isFalse();
    assertThat(network().step()).isEqualTo(3);
    assertThat(on(() -> selected.moments().stream().map(Moment::step).toList())).containsExactly(3L, 6L);
    assertThat(on(() -> selected.names().of(network()))).isEqualTo(first.getFileName().toString());
    on(() -> {
      choices.refresh();
      return null;
    });
    until(() -> choices.all().stream().anyMatch(choice -> first.equals(choice.place()) && choices.isSelected(choice)));
  }

  @Test
  void theRunsOfAnExperimentDoNotTakeTheSelection() {
    Path first = followedToTheEnd();
    trainOneOfSeveral();
    assertThat(on(() -> choices.unused().runProperty().get())).isNull();
    assertThat(on(() -> selected.place())).isEqualTo(first);
    assertThat(on(() -> selected.followingProperty().get())).isFalse();
    assertThat(network().run()).isEqualTo(first);
    assertThat(network().step()).isEqualTo(6);
  }

  @Test
  void aRunThatEndsUnselectedIsOfferedOnlyUntilAnotherNetworkIsSelected() {
    Path other = stored("2026-01-02-other", 0.5);
    on(() -> {
      selected.propose(null);
      return null;
    });
    until(() -> selected.modelProperty().get() != null);
    trainToTheEnd();
    until(() -> choices.unused().runProperty().get() != null);
    on(() -> {
      selected.open(other);
      return null;
    });
    until(() -> other.equals(selected.place()));
    assertThat(on(() -> choices.unused().runProperty().get())).isNull();
    set(Setting.RATE, "1e30");
    trainToTheEnd();
    assertThat(on(() -> choices.unused().runProperty().get())).as("a run that diverged").isNull();
  }

  @Test
  void aRunWithoutAnyNetworkGivesTheSelectionBackToTheOneDisplayed() {
    Path first = followedToTheEnd();
    set(Setting.RATE, "1e30");
    trainToTheEnd();
    assertThat(on(() -> training.folderProperty().get().checkpoints().list())).isEmpty();
    assertThat(on(() -> training.folderProperty().get().path())).isNotEqualTo(first);
    until(() -> first.equals(selected.place()) && selected.moments().size() == 2);
    assertThat(network().run()).isEqualTo(first);
    assertThat(network().step()).isEqualTo(6);
    assertThat(on(() -> selected.momentProperty().get().step())).isEqualTo(6);
  }

  private void shownOnceRead(int moment, long step) {
    on(() -> {
      selected.show(moment);
      return null;
    });
    until(() -> selected.modelProperty().get().step() == step);
  }

  private long stepShownAtOnce(int moment) {
    return on(() -> {
      selected.show(moment);
      return selected.modelProperty().get().step();
    });
  }

  @Test
  void checkpointsSeenBeforeAreShownAtOnceUntilTheNetworkIsOutOfSight() {
    Path run = stored("2026-01-02-some", 0.5);
    on(() -> {
      selected.look(true);
      selected.open(run);
      return null;
    });
    until(() -> selected.modelProperty().get() != null && selected.modelProperty().get().step() == 400);
    shownOnceRead(0, 200);
    shownOnceRead(1, 300);
    assertThat(stepShownAtOnce(0)).isEqualTo(200);
    assertThat(stepShownAtOnce(1)).isEqualTo(300);
    on(() -> {
      selected.look(false);
      selected.look(true);
      return null;
    });
    assertThat(stepShownAtOnce(0)).isEqualTo(300);
    until(() -> selected.modelProperty().get().step() == 200);
    assertThat(stepShownAtOnce(1)).isEqualTo(300);
  }

  @Test
  void theAccuracyIsThatOfTheShownStepOrUnknown() {
    Path run = stored("2026-01-02-some", 0.5);
    on(() -> {
      selected.open(run);
      return null;
    });
    until(() -> selected.modelProperty().get() != null);
    assertThat(on(() -> selected.accuracyProperty().get())).isEqualTo(new KnownAccuracy(0.5, 400));
    on(() -> {
      selected.show(1);
      return null;
    });
    until(() -> selected.modelProperty().get().step() == 300);
    assertThat(on(() -> selected.accuracyProperty().get())).isNull();
    on(() -> {
      selected.openBuiltIn();
      return null;
    });
    until(() -> selected.isBuiltIn());
    assertThat(on(() -> selected.accuracyProperty().get().value())).isEqualTo(0.855);
  }

  @Test
  void theLastSelectionIsRestoredOrTheBuiltInNetworkWithTheReason() {
    on(() -> {
      selected.propose(home.resolve("gone"));
      return null;
    });
    until(() -> selected.modelProperty().get() != null);
    assertThat(network().origin()).isEqualTo(Origin.BUILT_IN);
    assertThat(on(() -> selected.problemProperty().get().getMessage())).contains("gone");
    on(() -> {
      selected.openBuiltIn();
      return null;
    });
    until(() -> selected.problemProperty().get() == null);
  }

  @Test
  void choicesListBuiltInCurrentAndSavedRunsLatestFirst() {
    stored("2026-01-02-older", 0.5);
    stored("2026-01-03-newer", 0.625);
    MadeRuns.trained(home.resolve("runs/2026-01-04-without-checkpoint"), 400, 0.1, 400);
    trainToTheEnd();
    on(() -> {
      choices.refresh();
      return null;
    });
    until(() -> !choices.readingProperty().get() && choices.all().size() == 4);
    List<NetworkChoice> all = on(() -> List.copyOf(choices.all()));
    assertThat(all).extracting(NetworkChoice::kind)
        .containsExactly(Kind.BUILT_IN, Kind.CURRENT_RUN, Kind.RUN, Kind.RUN);
    assertThat(all.subList(2, 4)).extracting(NetworkChoice::name)
        .containsExactly("2026-01-03-newer", "2026-01-02-older");
    assertThat(all.get(2).accuracy()).isEqualTo(0.625);
    assertThat(all.get(1).step()).isEqualTo(6);
    assertThat(all.get(1).learning()).isFalse();
    on(() -> {
      choices.select(all.get(3));
      return null;
    });
    until(() -> selected.place() != null);
    assertThat(on(() -> all.stream().filter(choices::isSelected).toList())).containsExactly(all.get(3));
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private static void until(Callable<Boolean> so) {
    Awaitility.await().atMost(90, TimeUnit.SECONDS).pollInterval(20, TimeUnit.MILLISECONDS).until(() -> on(so));
    WaitForAsyncUtils.waitForFxEvents();
  }
}
