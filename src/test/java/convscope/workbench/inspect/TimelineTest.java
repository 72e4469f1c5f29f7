package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.STEPS;
import static convscope.workbench.inspect.InspectUnderTest.TUTORIAL;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.insight.FilterPictures;
import convscope.library.MadeRuns;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.workbench.ListedKeys;
import convscope.workbench.Watchdog;
import convscope.workbench.fx.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@Tag("window")
@Tag("long")
class TimelineTest extends InspectTest {
  private static final int CONV1 = 0;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void theSliderShowsTheSelectedCheckpoint() throws Exception {
    open();
    Watchdog watchdog = new Watchdog();
    Slider time = (Slider) view.node("time");
    for (int index : new int[] {0, 1, 0}) {
      on(() -> {
        time.setValue(index);
        return null;
      });
      until(() -> view.result().request().model().step() == STEPS.get(index));
      assertThat(view.text("moment")).isEqualTo("step " + STEPS.get(index));
      assertThat(view.sheet("filters").tiles().get(9))
          .isEqualTo(FilterPictures.of(TUTORIAL, InspectUnderTest.values(STEPS.get(index)), CONV1).colour(9).argb());
    }
    assertThat(watchdog.held()).isEmpty();
    watchdog.close();
  }

  @Test
  void aCheckpointErrorDisappearsWithAnotherCheckpoint() throws Exception {
    open();
    Slider time = (Slider) view.node("time");
    Files.delete(RunFolder.open(home.resolve("run")).checkpoints().list().get(0));
    on(() -> {
      time.setValue(0);
      return null;
    });
    until(() -> on(() -> view.models.problemProperty().get()) != null);
    on(() -> {
      time.setValue(1);
      return null;
    });
    until(() -> view.result().request().model().step() == STEPS.get(1));
    assertThat(on(() -> view.models.problemProperty().get())).isNull();
  }

  @Test
  void playbackStepsThroughTheCheckpointsAndStopsAtTheEnd() {
    open();
    List<Long> seen = new ArrayList<>();
    on(() -> {
      view.models.modelProperty().addListener((property, was, is) -> seen.add(is.step()));
      return null;
    });
    view.press("film");
    assertThat(view.text("film")).isEqualTo("Pause");
    until(() -> view.text("film").equals("Play"));
    assertThat(on(() -> List.copyOf(seen))).isEqualTo(STEPS);
    assertThat(((ToggleButton) view.node("film")).isSelected()).isFalse();
  }

  @Test
  void loopedPlaybackRestartsUntilPaused(FxRobot robot) {
    open();
    List<Long> seen = new ArrayList<>();
    on(() -> {
      view.models.modelProperty().addListener((property, was, is) -> seen.add(is.step()));
      return null;
    });
    robot.interact(() -> view.node("time").requestFocus());
    robot.type(KeyCode.L).type(KeyCode.CLOSE_BRACKET, 3).type(KeyCode.P);
    assertThat(((ToggleButton) view.node("film-loop")).isSelected()).isTrue();
    until(() -> on(() -> seen.size()) >= 2 * STEPS.size());
    assertThat(view.text("film")).isEqualTo("Pause");
    robot.type(KeyCode.P);
    assertThat(view.text("film")).isEqualTo("Play");
    assertThat(on(() -> seen.subList(0, 4))).containsExactly(100L, 200L, 300L, 100L);
  }

  @Test
  void playbackSpeedIsSelectable() {
    open();
    ChoiceBox<?> speed = (ChoiceBox<?>) view.node("film-speed");
    assertThat(speed.getItems()).hasSize(FilmModel.SPEEDS.size());
    FilmModel film = on(view.model::film);
    long usual = on(() -> film.frameMillis(3));
    on(() -> {
      speed.getSelectionModel().select(FilmModel.SPEEDS.indexOf(0.5));
      return null;
    });
    assertThat(on(() -> film.frameMillis(3))).isEqualTo(2 * usual);
    on(() -> {
      film.accelerate(2);
      return null;
    });
    assertThat(on(() -> speed.getSelectionModel().getSelectedIndex())).isEqualTo(FilmModel.SPEEDS.indexOf(2.0));
    on(() -> {
      film.accelerate(9);
      return null;
    });
    assertThat(on(() -> film.speedProperty().get())).isEqualTo(4.0);
  }

  @Test
  void checkpointsAreMarkedAndCommaAndPeriodStepThroughThem(FxRobot robot) {
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    run.checkpoints().keepIfBest(InspectUnderTest.checkpoint(TUTORIAL, 150), 0.5);
    MadeRuns.evaluated(run, 100, 0.4);
    MadeRuns.evaluated(run, 150, 0.5);
    view.openRun(home.resolve("run"));
    CheckpointTicks ticks = (CheckpointTicks) view.node("time-ticks");
    until(() -> on(ticks::drawn) == STEPS.size() + 1);
    assertThat(view.node("best-mark").isVisible()).isTrue();
    robot.interact(() -> view.node("layers").requestFocus());
    robot.type(KeyCode.COMMA);
    until(() -> view.result().request().model().step() == 200);
    robot.type(KeyCode.PERIOD);
    until(() -> view.result().request().model().step() == 300);
    robot.interact(() -> view.node("image-record").requestFocus());
    robot.type(KeyCode.COMMA);
    assertThat(on(() -> view.models.momentProperty().get().step())).as("a comma in a text field is typed")
        .isEqualTo(300);
  }

  @Test
  void playbackStopsWhenTheViewIsHidden() {
    open();
    view.press("film");
    view.hide();
    assertThat(view.text("film")).isEqualTo("Play");
    view.show();
  }

  @Test
  void theBestCheckpointIsOnTheTimelineAndHasAButton(FxRobot robot) {
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    run.checkpoints().keepIfBest(InspectUnderTest.checkpoint(TUTORIAL, 150), 0.5);
    MadeRuns.evaluated(run, 100, 0.4);
    MadeRuns.evaluated(run, 150, 0.5);
    view.openRun(home.resolve("run"));
    assertThat(on(() -> view.models.moments().size())).isEqualTo(STEPS.size() + 1);
    assertThat(view.node("best-mark").isVisible()).isTrue();
    view.press("time-best");
    until(() -> view.result().request().model().step() == 150);
    assertThat(view.text("moment")).isEqualTo("step 150 · best");
    assertThat(view.node("time-best").isDisabled()).isTrue();
    robot.interact(() -> view.node("time").requestFocus());
    robot.type(KeyCode.RIGHT);
    until(() -> view.result().request().model().step() == 200);
    robot.type(KeyCode.HOME);
    until(() -> view.result().request().model().step() == 100);
    assertThat(view.text("moment")).isEqualTo("step 100");
  }

  @Test
  void theBestCheckpointCoincidesWithItsNumberedOne() {
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    run.checkpoints().keepIfBest(InspectUnderTest.checkpoint(TUTORIAL, 200), 0.5);
    MadeRuns.evaluated(run, 100, 0.4);
    MadeRuns.evaluated(run, 200, 0.5);
    view.openRun(home.resolve("run"));
    assertThat(on(() -> view.models.moments().size())).isEqualTo(STEPS.size());
    assertThat(on(() -> view.models.bestProperty().get().step())).isEqualTo(200);
  }

  @Test
  void theOnlyEvaluatedCheckpointIsNotTheBest() {
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    run.checkpoints().keepIfBest(InspectUnderTest.checkpoint(TUTORIAL, 100), 0.1);
    MadeRuns.evaluated(run, 100, 0.1);
    view.openRun(home.resolve("run"));
    assertThat(on(() -> view.models.bestProperty().get())).isNull();
    assertThat(view.node("best-mark").isVisible()).isFalse();
    assertThat(view.node("time-best").isVisible()).isFalse();
  }

  @Test
  void branchingContinuesFromTheSelectedCheckpoint() throws Exception {
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    Manifest made = run.manifest();
    run.rewrite(new Manifest(made.format(), made.created(), made.network(), new Manifest.Data("small", "small",
        InspectUnderTest.IMAGES.checksum(), 60, 40, made.data().classNames()), made.settings(), Map.of(), Map.of()));
    view.openRun(run.path());
    Slider time = (Slider) view.node("time");
    on(() -> {
      view.training.show(true);
      time.setValue(0);
      return null;
    });
    until(() -> view.text("moment").equals("step " + STEPS.get(0)));
    view.press("time-branch");
    until(() -> on(() -> view.training.folderProperty().get()) != null);
    RunFolder branch = on(() -> view.training.folderProperty().get());
    assertThat(branch.path().getParent()).isEqualTo(home.resolve("runs"));
    assertThat(branch.manifest().parent()).contains(new Manifest.Parent("run", STEPS.get(0)));
    assertThat(view.node("time-branch").isDisabled()).isTrue();
    assertThat(run.checkpoints().steps()).isEqualTo(STEPS);
    view.training.finish();
  }

  @Test
  void aSingleCheckpointCannotBePlayedAndThisIsExplained() throws Exception {
    Path file = InspectUnderTest.store(home.resolve("run")).checkpoints().list().get(1);
    view.select(Files.move(file, home.resolve("alone.safetensors")));
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · alone.safetensors"));
    assertThat(view.node("film").isVisible()).isFalse();
    assertThat(view.node("time").getParent().isVisible()).isFalse();
    assertThat(view.node("time-why").isVisible()).isTrue();
    assertThat(view.text("time-why")).contains("only one checkpoint");
  }

  @Test
  void theViewTakesEveryKeyOfTheFilmThatTheListOfShortcutsNames() {
    open();
    Texts texts = Texts.of(InspectController.class, Language.ENGLISH);
    assertThat(on(() -> ListedKeys.ignored(view.node("time"), InspectShortcuts.film(texts)))).isEmpty();
  }
}
