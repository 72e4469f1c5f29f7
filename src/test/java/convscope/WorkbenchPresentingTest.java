package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.library.MadeRuns;
import convscope.library.RunLabel;
import convscope.runs.Change;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does who shows the program to others: projector mode, full screen, the list of shortcuts. */
@Tag("long")
class WorkbenchPresentingTest extends WindowTest {
  @BeforeEach
  void ready() {
    readyToStart();
  }

  private void awaitTheQuestionsBesideTheCharts() {
    eventually(() -> ROBOT.lookup("#answer-loss").tryQuery().isPresent());
    ROBOT.interact(() -> {
      stage().setWidth(1280);
      stage().setHeight(720);
    });
    eventually(() -> ROBOT.lookup(".questions-column #answer-loss").tryQuery().isPresent());
  }

  private boolean projector() {
    return stage().getScene().getRoot().getPseudoClassStates().stream()
        .anyMatch(state -> state.getPseudoClassName().equals("projector"));
  }

  private List<Change> changes() throws Exception {
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      return RunFolder.open(runs.findFirst().orElseThrow()).changes().rows();
    }
  }

  @Test
  void inANarrowWindowTheQuestionsStandBelowTheChartsAndTheBarKeepsWhatIsNeeded() {
    awaitTheQuestionsBesideTheCharts();
    assertThat(find("#top-data").getParent().isVisible()).isTrue();
    assertThat(ROBOT.lookup("#run-pause").<Button>query().getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
    ROBOT.interact(() -> stage().setWidth(960));
    eventually(() -> ROBOT.lookup(".questions-below #answer-loss").tryQuery().isPresent());
    assertThat(find("#top-data").getParent().isVisible()).isFalse();
    assertThat(find("#top-network").isVisible()).isTrue();
    assertThat(ROBOT.lookup("#run-pause").<Button>query().getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
    ROBOT.interact(() -> stage().setWidth(1280));
    eventually(() -> ROBOT.lookup(".questions-column #answer-loss").tryQuery().isPresent());
  }

  @Test
  void theQuestionsStayBesideTheChartsWhenTheThemeChanges() {
    awaitTheQuestionsBesideTheCharts();
    for (int change = 0; change < 2; change++) {
      ROBOT.interact(() -> ROBOT.lookup("#dark").<ToggleButton>query().fire());
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(ROBOT.lookup(".questions-column #answer-loss").tryQuery()).isPresent();
    }
  }

  @Test
  void theQuestionsComeBackBesideTheChartsWhenProjectorModeEnds() {
    awaitTheQuestionsBesideTheCharts();
    ROBOT.push(KeyCode.F11);
    eventually(() -> projector() && ROBOT.lookup("#number-rate").tryQuery().isEmpty());
    ROBOT.push(KeyCode.F11);
    eventually(() -> !projector() && ROBOT.lookup("#number-rate").tryQuery().isPresent());
    eventually(() -> ROBOT.lookup(".questions-column #answer-loss").tryQuery().isPresent());
    // It gets its place with the next frame.
    eventuallyAsserted(() -> {
      Node answer = find("#answer-loss");
      Bounds place = answer.localToScene(answer.getBoundsInLocal());
      assertThat(stage().getScene().getRoot().getLayoutBounds().contains(place)).as("in sight").isTrue();
      assertThat(find(".questions-below").isVisible()).isFalse();
    });
  }

  @Test
  void aRingFollowsTheMouseAndTakesNoClick() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.P);
    ROBOT.moveTo("#rail-data");
    Node ring = find("#pointer-ring");
    Bounds button = find("#rail-data").localToScene(find("#rail-data").getBoundsInLocal());
    assertThat(ring.localToScene(ring.getBoundsInLocal()).contains(button.getCenterX(), button.getCenterY())).isTrue();
    ROBOT.clickOn("#rail-data");
    assertThat(((ToggleButton) find("#rail-data")).isSelected()).isTrue();
    ROBOT.push(KeyCode.CONTROL, KeyCode.P);
    assertThat(ROBOT.lookup("#pointer-ring").tryQuery()).isEmpty();
  }

  @Test
  void aFrozenWindowShowsWhatItShowedWhileTrainingGoesOn() {
    ROBOT.interact(() -> ((TextField) find("#number-batch")).setText("8"));
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Training"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.F);
    assertThat(words(".frozen .badge .label")).isEqualTo("Frozen: Esc to continue");
    assertThat(((ImageView) find(".frozen .image-view")).getImage().getWidth())
        .isEqualTo(stage().getScene().getWidth());
    ROBOT.clickOn("#rail-data").push(KeyCode.SPACE);
    assertThat(((ToggleButton) find("#rail-data")).isSelected()).as("what nobody sees").isFalse();
    String step = words("#status-step");
    eventually(() -> !words("#status-step").equals(step));
    Node badge = find(".frozen .badge-place");
    eventually(() -> badge.getOpacity() == 0);
    ROBOT.moveBy(5, 0);
    assertThat(badge.getOpacity()).as("it was only out of the way").isEqualTo(1);
    ROBOT.interact(() -> stage().setWidth(stage().getWidth() - 200));
    Region frozen = find("#frozen");
    eventually(() -> frozen.getWidth() == stage().getScene().getWidth());
    eventuallyAsserted(() -> assertThat(((ImageView) find(".frozen .image-view")).getLayoutBounds().getWidth())
        .as("nothing that moves is beside it").isEqualTo(stage().getScene().getWidth()));
    ROBOT.push(KeyCode.ESCAPE);
    assertThat(ROBOT.lookup("#frozen").tryQuery()).isEmpty();
    assertThat(words("#status-state")).isEqualTo("Training");
    ROBOT.clickOn("#run-stop");
  }

  @Test
  void theLearningRateOfTheRunIsChangedWithTheSliderOfProjectorMode() throws Exception {
    ROBOT.interact(() -> ((TextField) find("#number-batch")).setText("8"));
    assertThat(visible("#rate-bar")).isFalse();
    ROBOT.push(KeyCode.F11);
    assertThat(visible("#rate-bar")).isTrue();
    for (String kept : List.of("#run-start", "#run-pause", "#run-step", "#run-stop", "#top-network")) {
      assertThat(find(kept).isVisible()).as(kept).isTrue();
    }
    // Before a run, it is the next run's.
    ROBOT.clickOn("#rate-less");
    assertThat(words("#rate-value")).isEqualTo("0.01");
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Training"));
    assertThat(changes()).isEmpty();
    ROBOT.clickOn("#rate-more");
    assertThat(words("#rate-value")).isEqualTo("0.1");
    eventually(() -> changes().size() == 1);
    assertThat(changes().get(0).setting()).isEqualTo(Setting.RATE);
    assertThat(changes().get(0).value()).isEqualTo(0.1);
    Slider slider = find("#rate-slider");
    ROBOT.interact(slider::requestFocus);
    ROBOT.push(KeyCode.RIGHT);
    // A tenth of a power of ten.
    assertThat(words("#rate-value")).isEqualTo("0.13");
    eventually(() -> changes().size() == 2 && changes().get(1).value() == 0.13);
    // In another view it stays while the run goes on, and goes with it.
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    assertThat(visible("#rate-bar")).isTrue();
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> !visible("#rate-bar"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertThat(words("#rate-value")).isEqualTo("0.13");
    ROBOT.push(KeyCode.F11);
    eventuallyAsserted(() -> assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("0.13"));
  }

  @Test
  void duringARunTheRateIsInSightAboveTheLockedSettings() throws Exception {
    ROBOT.interact(() -> {
      stage().setWidth(1280);
      stage().setHeight(720);
      ((TextField) find("#number-batch")).setText("8");
    });
    assertThat(words("#form-title")).isEqualTo("New run");
    assertThat(below("#number-rate")).isGreaterThan(below("#number-batch"));
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Training"));
    eventually(() -> below("#number-rate") < below("#number-batch"));
    eventuallyAsserted(() -> {
      assertThat(words("#form-title")).isEqualTo("Fixed during the run");
      assertThat(find("#number-batch").isDisabled()).isTrue();
      for (String changeable : List.of("#number-rate", "#form-rate-less", "#form-rate-slider", "#form-rate-more")) {
        assertThat(find(changeable).isDisabled()).as(changeable).isFalse();
        assertThat(below(changeable)).as(changeable).isLessThan(below("#status-state") / 2);
      }
    });
    double slider = below("#form-rate-more");
    double apply = below("#apply");
    ROBOT.clickOn("#form-rate-less");
    assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("0.01");
    eventually(() -> changes().size() == 1);
    assertThat(changes().get(0).setting()).isEqualTo(Setting.RATE);
    assertThat(changes().get(0).value()).isEqualTo(0.01);
    eventually(() -> visible("#reset-rate"));
    eventuallyAsserted(() -> assertThat(words("#reset-rate")).isEqualTo("Reset to 0.1"));
    ROBOT.clickOn("#reset-rate");
    eventually(() -> changes().size() == 2 && changes().get(1).value() == 0.1);
    assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("0.1");
    eventuallyAsserted(() -> assertThat(visible("#reset-rate")).as("there is nothing left to reset").isFalse());
    ROBOT.clickOn("#form-rate-less");
    eventually(() -> changes().size() == 3 && visible("#reset-rate"));
    assertThat(below("#form-rate-more")).as("nothing moves").isEqualTo(slider);
    assertThat(below("#apply")).as("nothing moves").isEqualTo(apply);
    ROBOT.interact(() -> find("#form-rate-slider").requestFocus());
    ROBOT.push(KeyCode.LEFT);
    eventually(() -> changes().size() == 4 && changes().get(3).value() == 0.0079);
    ROBOT.interact(() -> find("#apply").requestFocus());
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> words("#form-title").equals("New run") && below("#number-rate") > below("#number-batch"));
    eventually(() -> visible("#run-end"));
    eventuallyAsserted(() -> {
      Node preset = find("#preset");
      assertThat(preset.localToScene(preset.getBoundsInLocal()).getMinY()).as("the top of the form")
          .isGreaterThan(below("#run-start"));
    });
  }

  /** Where a node ends in the window once everything is laid out. */
  private double below(String query) {
    return on(() -> {
      stage().getScene().getRoot().applyCss();
      stage().getScene().getRoot().layout();
      Node node = find(query);
      return node.localToScene(node.getBoundsInLocal()).getMaxY();
    });
  }

  @Test
  void fullScreenIsApartFromProjectorModeAndIsNotTheSizeOfTheNextWindow() throws Exception {
    ROBOT.interact(() -> {
      stage().setWidth(1000);
      stage().setHeight(650);
    });
    ROBOT.push(KeyCode.SHIFT, KeyCode.F11);
    eventually(() -> stage().isFullScreen());
    assertThat(projector()).isFalse();
    ROBOT.push(KeyCode.F11);
    assertThat(projector()).isTrue();
    assertThat(stage().isFullScreen()).isTrue();
    // Esc closes what is open first.
    ROBOT.push(KeyCode.F1);
    ROBOT.push(KeyCode.ESCAPE);
    assertThat(ROBOT.lookup("#shortcuts-panel").tryQuery()).isEmpty();
    assertThat(stage().isFullScreen()).isTrue();
    ROBOT.push(KeyCode.ESCAPE);
    eventually(() -> !stage().isFullScreen());
    assertThat(projector()).isTrue();
    ROBOT.interact(() -> ((ToggleButton) find("#full-screen")).fire());
    eventually(() -> stage().isFullScreen());
    close();
    open();
    eventually(() -> stage().getWidth() == 1000 && stage().getHeight() == 650);
    assertThat(stage().isFullScreen()).isFalse();
  }

  @Test
  void theListOfShortcutsHasTheKeysOfTheViewAtHand() {
    Map<KeyCode, List<String>> expected = new LinkedHashMap<>();
    expected.put(KeyCode.DIGIT1, List.of("Data", "A", "Draw new random values for the preprocessing"));
    expected.put(KeyCode.DIGIT2, List.of("Train", "M", "Chart: maximize or restore"));
    expected.put(KeyCode.DIGIT3, List.of("Inspect", ", .", "Playback: previous or next checkpoint"));
    expected.put(KeyCode.DIGIT4, List.of("Evaluate", "Home End", "Confusion matrix: first or last cell of the row"));
    expected.put(KeyCode.DIGIT5, List.of("Classify", "Ctrl+V", "Paste images"));
    expected.put(KeyCode.DIGIT6, List.of("Runs", "F2", "Table: rename the selected run"));
    expected.put(KeyCode.DIGIT7, List.of("Devices", "Ctrl+R", "Search for devices again"));
    ROBOT.push(KeyCode.F1);
    AtomicReference<String> about = new AtomicReference<>();
    expected.forEach((key, row) -> {
      ROBOT.push(KeyCode.CONTROL, key);
      assertThat(words("#shortcuts-view")).isEqualTo(row.get(0));
      assertThat(labels("#shortcuts-of-view")).containsSequence(row.get(1), row.get(2));
      String now = words("#shortcuts-about");
      assertThat(now).as(row.get(0)).isNotBlank().isNotEqualTo(about.getAndSet(now));
      assertThat(labels("#shortcuts-everywhere")).containsSequence("Shift+F11", "Full screen")
          .containsSequence("F1 ?", "Keyboard shortcuts");
    });
    Node before = find("#rail-devices");
    ROBOT.push(KeyCode.F1);
    assertThat(ROBOT.lookup("#shortcuts-panel").tryQuery()).isEmpty();
    // The focus comes back to where it was.
    ROBOT.interact(before::requestFocus);
    ROBOT.push(KeyCode.F1);
    assertThat(stage().getScene().getFocusOwner()).isInstanceOf(Button.class);
    ROBOT.push(KeyCode.ESCAPE);
    assertThat(stage().getScene().getFocusOwner()).isSameAs(before);
  }

  private static List<String> labels(String table) {
    return ((Parent) find(table)).getChildrenUnmodifiable().stream().map(label -> ((Label) label).getText()).toList();
  }

  private void isInTheWindow(String query) {
    eventually(() -> {
      Bounds place = find(query).localToScene(find(query).getLayoutBounds());
      return place.getMaxX() <= stage().getScene().getWidth() && place.getMaxY() <= stage().getScene().getHeight();
    });
  }

  @Test
  void theBarsOfANarrowWindowAreWholeInProjectorModeAlsoWithALongNameDuringARun() {
    RunFolder run = MadeRuns.trained(home.resolve("runs/2026-01-02-run"), 400, 0.1, 400);
    MadeRuns.evaluated(run, 400, 0.5);
    MadeRuns.saved(run, 400);
    new RunLabel("The one with the largest learning rate of all", 0).write(run.path());
    ROBOT.push(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> ROBOT.lookup("#networks").tryQuery().isPresent()
        && ROBOT.lookup("#networks").<ListView<?>>query().getItems().size() == 2);
    ROBOT.clickOn("The one with the largest learning rate of all");
    eventually(() -> words("#top-network-name").startsWith("The one"));
    ROBOT.push(KeyCode.F5);
    eventually(() -> !words("#status-left").isEmpty());
    ROBOT.push(KeyCode.F11);
    eventually(this::projector);
    ROBOT.interact(() -> stage().setWidth(960));
    for (String part : List.of("#full-screen", ".top-bar .language", "#run-stop", "#status-left", "#status-log")) {
      isInTheWindow(part);
    }
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> find("#run-stop").isDisabled());
  }

  @Test
  void inALowWindowBesideALessonEveryButtonOfTheFrameIsInTheWindow() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    eventually(() -> ROBOT.lookup("#lesson-convolution").tryQuery().isPresent());
    ROBOT.interact(() -> ((Button) find("#lesson-convolution")).fire());
    eventually(() -> ROBOT.lookup("#lesson-next").tryQuery().isPresent());
    ROBOT.push(KeyCode.CONTROL, KeyCode.P);
    ROBOT.interact(() -> {
      stage().setWidth(960);
      stage().setHeight(600);
    });
    for (String part : List.of("#rail-devices", "#rail-lessons", "#lesson-next", "#lesson-teacher", "#status-state")) {
      isInTheWindow(part);
    }
  }
}
