package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.STEPS;
import static convscope.workbench.inspect.InspectUnderTest.TUTORIAL;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.insight.FilterPictures;
import convscope.runs.RunFolder;
import convscope.workbench.Watchdog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@Tag("window")
class TimelineTest extends InspectTest {
  private static final int CONV1 = 0;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void theSliderShowsTheNetworkAsItWas() throws Exception {
    open();
    Watchdog watchdog = new Watchdog();
    Slider time = (Slider) view.node("time");
    for (int index : new int[] {0, 1, 0}) {
      on(() -> {
        time.setValue(index);
        return null;
      });
      until(() -> view.sight().wish().model().step() == STEPS.get(index));
      assertThat(view.text("moment")).isEqualTo("step " + STEPS.get(index));
      assertThat(view.sheet("filters").tiles().get(9))
          .isEqualTo(FilterPictures.of(TUTORIAL, InspectUnderTest.values(STEPS.get(index)), CONV1).colour(9).argb());
    }
    assertThat(watchdog.held()).isEmpty();
    watchdog.close();
  }

  @Test
  void whatIsWrongWithOneCheckpointIsToldOnlyUntilAnotherIsLookedAt() throws Exception {
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
    until(() -> view.sight().wish().model().step() == STEPS.get(1));
    assertThat(on(() -> view.models.problemProperty().get())).isNull();
  }

  @Test
  void theFilmGoesThroughTheCheckpointsAndHaltsAtTheEnd() {
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
  void theBestCheckpointHasItsPlaceAmongTheMomentsAndAButton(FxRobot robot) {
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    run.checkpoints().keepIfBest(InspectUnderTest.checkpoint(TUTORIAL, 150), 0.5);
    view.openRun(home.resolve("run"));
    assertThat(on(() -> view.models.moments().size())).isEqualTo(STEPS.size() + 1);
    assertThat(view.node("best-mark").isVisible()).isTrue();
    view.press("time-best");
    until(() -> view.sight().wish().model().step() == 150);
    assertThat(view.text("moment")).isEqualTo("step 150 · best");
    assertThat(view.node("time-best").isDisabled()).isTrue();
    robot.interact(() -> view.node("time").requestFocus());
    robot.type(KeyCode.RIGHT);
    until(() -> view.sight().wish().model().step() == 200);
    robot.type(KeyCode.HOME);
    until(() -> view.sight().wish().model().step() == 100);
    assertThat(view.text("moment")).isEqualTo("step 100");
  }

  @Test
  void theBestIsOneOfTheNumberedWhereThatIsThereStill() {
    RunFolder run = InspectUnderTest.store(home.resolve("run"));
    run.checkpoints().keepIfBest(InspectUnderTest.checkpoint(TUTORIAL, 200), 0.5);
    view.openRun(home.resolve("run"));
    assertThat(on(() -> view.models.moments().size())).isEqualTo(STEPS.size());
    assertThat(on(() -> view.models.bestProperty().get().step())).isEqualTo(200);
  }

  @Test
  void oneCheckpointMakesNoFilmAndTheViewSaysSo() throws Exception {
    Path file = InspectUnderTest.store(home.resolve("run")).checkpoints().list().get(1);
    view.select(Files.move(file, home.resolve("alone.safetensors")));
    until(() -> view.node("film") != null && view.text("model-name").equals("Checkpoint · alone.safetensors"));
    assertThat(view.node("film").isDisabled()).isTrue();
    assertThat(view.node("time").isDisabled()).isTrue();
    assertThat(view.node("time-why").isVisible()).isTrue();
    assertThat(view.text("time-why")).contains("Only one checkpoint");
  }
}
