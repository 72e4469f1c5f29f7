package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.runs.Change;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.workbench.Keyboard;
import convscope.workbench.Watchdog;
import convscope.workbench.shell.Remembered;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a person does in the window, from the first start on. */
class WorkbenchTest extends WindowTest {
  private static final int SMALLEST_WIDTH = 1280;
  private static final int SMALLEST_HEIGHT = 720;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  /** The views by their keys, each with what is made last of it. */
  private static final Map<KeyCode, String> LAST_PARTS = lastParts();

  private static Map<KeyCode, String> lastParts() {
    Map<KeyCode, String> parts = new LinkedHashMap<>();
    parts.put(KeyCode.DIGIT2, "#answer-loss");
    parts.put(KeyCode.DIGIT3, "#film");
    parts.put(KeyCode.DIGIT4, "#evaluate-first");
    parts.put(KeyCode.DIGIT5, "#details-title");
    parts.put(KeyCode.DIGIT6, "#runs-filter");
    parts.put(KeyCode.DIGIT7, "#use-cpu");
    parts.put(KeyCode.DIGIT1, "#again");
    return parts;
  }

  private Path run() throws IOException {
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      return runs.max(Path::compareTo).orElseThrow();
    }
  }

  private static long step() {
    // The step and the number of them all stand in either order.
    return NUMBER.matcher(words("#status-step").replace(",", "")).results().mapToLong(found -> Long.parseLong(found.group()))
        .min().orElse(-1);
  }

  private static void type(String field, String text) {
    TextField into = find(field);
    ROBOT.interact(() -> {
      into.requestFocus();
      into.setText(text);
    });
  }

  @Test
  void aRunIsStartedPausedSteppedChangedStoppedAndResumed() throws Exception {
    readyToStart();
    type("#number-batch", "16");
    type("#number-steps", "100000");
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Training") && step() > 5);

    ROBOT.clickOn("#run-pause");
    eventually(() -> words("#status-state").equals("Paused"));
    // A step that was in hand when it was held is told of a moment later; after one more, all is told.
    ROBOT.clickOn("#run-step");
    eventually(() -> words("#status-state").equals("Paused"));
    long held = step();
    ROBOT.clickOn("#run-step");
    eventually(() -> step() == held + 1 && words("#status-state").equals("Paused"));

    type("#number-rate", "0.05");
    ROBOT.interact(() -> ((TextField) find("#number-rate")).fireEvent(new ActionEvent()));
    ROBOT.push(KeyCode.F5);
    eventually(() -> words("#status-state").equals("Training") && step() > held + 5);
    List<Change> changes = RunFolder.open(run()).changes().rows();
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).setting()).isEqualTo(Setting.RATE);
    assertThat(changes.get(0).value()).isEqualTo(0.05);

    ROBOT.clickOn("#run-stop");
    eventually(() -> runIsOver());
    long stopped = step();
    assertThat(RunFolder.open(run()).checkpoints().latest()).isPresent();

    type("#number-rate", "0.2");
    type("#number-batch", "32");
    ROBOT.interact(() -> ((Button) find("#resume")).fire());
    eventually(() -> words("#status-state").equals("Training") && step() > stopped + 3);
    // The form tells what holds for the run, not what was typed for another.
    assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("0.05");
    assertThat(((TextField) find("#number-batch")).getText()).isEqualTo("16");
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> runIsOver());
    assertThat(watchdog().held()).isEmpty();
  }

  @Test
  void theSelectedCurrentRunAndItsCheckpointsAreInspected() {
    readyToStart();
    type("#number-batch", "8");
    type("#number-checkpointEvery", "20");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    eventually(() -> words("#model-name").equals("Built-in network"));
    ROBOT.clickOn("#run-start");
    eventually(() -> find("#model-follow").isVisible());
    assertThat(words("#model-name")).isEqualTo("Built-in network");
    eventually(() -> find("#model-elsewhere").isVisible());
    ROBOT.clickOn("#model-follow");
    assertThat(find("#model-elsewhere").isVisible()).as("that another network is shown").isFalse();
    eventually(() -> ROBOT.lookup("#moment").tryQuery().isPresent() && words("#moment").startsWith("now"));
    eventually(() -> words("#model-name").startsWith("Current run"));
    // What a view costs once is another matter; this is what it costs as long as it shows.
    Watchdog live = new Watchdog();
    String before = words("#model-facts");
    eventually(() -> !words("#model-facts").equals(before));
    String then = words("#model-facts");
    eventually(() -> !words("#model-facts").equals(then));
    assertThat(live.held()).isEmpty();
    live.close();
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> runIsOver() && words("#moment").startsWith("step"));
    // It is no longer the run in training.
    eventually(() -> words("#model-name").startsWith("Run · ") && words("#top-network-facts").startsWith("step"));
    eventually(() -> !find("#film").isDisabled());
  }

  @Test
  void switchingLanguageAndThemeDoesNotInterruptTheRun() {
    readyToStart();
    type("#number-batch", "8");
    ROBOT.clickOn("#run-start");
    eventually(() -> step() > 3);
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#status-state").equals("학습 중") && words("#run-start").equals("시작"));
    long before = step();
    eventually(() -> step() > before);
    ROBOT.clickOn("#dark");
    assertThat(((Parent) stage().getScene().getRoot()).getPseudoClassStates()).anyMatch(
        state -> state.getPseudoClassName().equals("dark"));
    ROBOT.push(KeyCode.F11);
    assertThat(stage().getScene().getRoot().getPseudoClassStates()).anyMatch(
        state -> state.getPseudoClassName().equals("projector"));
    // A window opened beside this one starts with the same.
    eventually(() -> {
      Remembered stored = Remembered.read(home.resolve("window.json"), Remembered.nothing("ENGLISH"));
      return stored.dark() && stored.projector() && stored.language().equals("KOREAN");
    });
  }

  @Test
  void aFailureStaysTranslatedUntilDismissed() {
    readyToStart();
    // No run is there to be gone on with.
    willChoose(home);
    ROBOT.interact(() -> ((Button) find("#resumeOther")).fire());
    eventually(() -> ROBOT.lookup(".problem-panel").tryQuery().isPresent());
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#run-start").equals("시작"));
    assertThat(ROBOT.lookup(".problem-panel").tryQuery()).isPresent();
    ROBOT.clickOn(".problem-panel .button-icon");
    eventually(() -> ROBOT.lookup(".problem-panel").tryQuery().isEmpty());
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectFirst());
    eventually(() -> words("#run-start").equals("Start"));
    assertThat(ROBOT.lookup(".problem-panel").tryQuery()).isEmpty();
  }

  @Test
  void aFailureIsReportedOnceInTheVisibleView() {
    readyToStart();
    ROBOT.clickOn("#rail-data");
    ROBOT.interact(() -> ((Button) find("#fetch")).fire());
    eventually(() -> find("#problem").isVisible() && !words("#problem").isEmpty());
    assertThat(timesSaid(words("#problem"))).isEqualTo(1);
    assertThat(ROBOT.lookup(".problem-panel").tryQuery()).as("the page says it already").isEmpty();

    ROBOT.clickOn("#rail-train");
    willChoose(home);
    ROBOT.interact(() -> ((Button) find("#resumeOther")).fire());
    eventually(() -> ROBOT.lookup(".problem-panel").tryQuery().isPresent());
    assertThat(timesSaid(words(".problem-panel #words"))).isEqualTo(1);
  }

  /** How many texts in sight say {@code sentence}. */
  private static long timesSaid(String sentence) {
    return ROBOT.lookup((Node node) -> node instanceof Labeled label && sentence.equals(label.getText())
        && isInSight(node)).queryAll().size();
  }

  private static boolean isInSight(Node node) {
    return node.isVisible() && (node.getParent() == null || isInSight(node.getParent()));
  }

  @Test
  void everyViewFitsTheSmallestWindow() {
    readyToStart();
    type("#number-batch", "8");
    ROBOT.clickOn("#run-start");
    eventually(() -> step() > 3);
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> runIsOver());
    ROBOT.push(KeyCode.F11);
    ROBOT.push(KeyCode.CONTROL, KeyCode.L);
    ROBOT.interact(() -> {
      stage().setWidth(SMALLEST_WIDTH);
      stage().setHeight(SMALLEST_HEIGHT);
    });
    eventually(() -> stage().getScene().getWidth() <= SMALLEST_WIDTH
        && stage().getScene().getHeight() <= SMALLEST_HEIGHT);
    LAST_PARTS.forEach((view, last) -> {
      ROBOT.push(KeyCode.CONTROL, view);
      eventually(() -> ROBOT.lookup(last).tryQuery().isPresent());
      ROBOT.interact(() -> stage().getScene().getRoot().layout());
      eventuallyAsserted(() -> isInPlace(view));
    });
  }

  private static void isInPlace(KeyCode view) {
    for (Node shown : ROBOT.lookup(".view").queryAll()) {
      assertThat(shown.localToScene(shown.getLayoutBounds()).getMinX()).as("the left edge of view " + view)
          .isGreaterThanOrEqualTo(find("#rail-devices").localToScene(find("#rail-devices").getLayoutBounds()).getMaxX());
    }
    for (String corner : List.of("#shortcuts", "#status-log", "#rail-devices")) {
      Bounds place = find(corner).localToScene(find(corner).getLayoutBounds());
      assertThat(place.getMaxX()).as(corner + " in view " + view).isLessThanOrEqualTo(SMALLEST_WIDTH);
      assertThat(place.getMaxY()).as(corner + " in view " + view).isLessThanOrEqualTo(SMALLEST_HEIGHT);
    }
  }

  @Test
  void theLogKeepsItsLastLineVisibleOnResize() {
    readyToStart();
    for (int i = 0; i < 40; i++) {
      LoggerFactory.getLogger(WorkbenchTest.class).info("line {}", i);
    }
    ROBOT.push(KeyCode.CONTROL, KeyCode.L);
    eventually(WorkbenchTest::theLastLineOfTheLogIsSeen);
    ROBOT.push(KeyCode.F11);
    eventually(WorkbenchTest::theLastLineOfTheLogIsSeen);
    ROBOT.interact(() -> {
      stage().setWidth(SMALLEST_WIDTH);
      stage().setHeight(SMALLEST_HEIGHT);
    });
    eventually(WorkbenchTest::theLastLineOfTheLogIsSeen);
  }

  private static boolean theLastLineOfTheLogIsSeen() {
    TextArea log = find("#log-lines");
    Node text = log.lookup(".text");
    Node room = log.lookup(".viewport");
    return log.getText().endsWith("line 39") && text != null && room != null
        && text.localToScene(text.getBoundsInLocal()).getMaxY() <= room.localToScene(room.getLayoutBounds()).getMaxY();
  }

  @Test
  void viewsReplacedByALanguageSwitchAreGarbageCollected() {
    readyToStart();
    WeakReference<Parent> before = new WeakReference<>(stage().getScene().getRoot());
    for (KeyCode view : List.of(KeyCode.DIGIT1, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6,
        KeyCode.DIGIT7, KeyCode.DIGIT2)) {
      ROBOT.push(KeyCode.CONTROL, view);
      if (view == KeyCode.DIGIT5) {
        ROBOT.interact(() -> ((Button) find("#classify-samples")).fire());
        eventually(() -> ((TableView<?>) find("#classify-table")).getItems().size() == 10);
      }
    }
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    eventually(() -> visible("#lessons"));
    for (int language : new int[] {1, 0}) {
      ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().select(language));
      ROBOT.push(KeyCode.TAB);
    }
    eventually(() -> {
      clearAway();
      return before.get() == null;
    });
  }

  @Test
  void anInvalidNumberIsReportedAndPreventsStarting() {
    readyToStart();
    type("#number-batch", "many");
    eventually(() -> find("#run-start").isDisabled());
    assertThat(ROBOT.lookup(".wrong").queryAll().stream().anyMatch(Node::isVisible)).isTrue();
    type("#number-batch", "32");
    eventually(() -> !find("#run-start").isDisabled());
  }

  @Test
  void theMomentumFieldAppearsOnlyForMomentumAndInTabOrder() {
    readyToStart();
    ComboBox<?> optimizer = find("#choice-optimizer");
    ROBOT.interact(optimizer::requestFocus);
    assertThat(next()).isEqualTo("flag-distort");
    ROBOT.push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.DOWN);
    assertThat(optimizer.getSelectionModel().getSelectedIndex()).isEqualTo(1);
    assertThat(next()).isEqualTo("number-momentum");
    ROBOT.push(KeyCode.CONTROL, KeyCode.A).write("much");
    eventually(() -> find("#run-start").isDisabled());
    assertThat(next()).isEqualTo("flag-distort");
    // What is wrong but does not count holds nobody up.
    ROBOT.interact(() -> optimizer.getSelectionModel().selectFirst());
    eventually(() -> !find("#run-start").isDisabled());
  }

  /** Goes on by the Tab key, and returns what has the focus then. */
  private String next() {
    ROBOT.push(KeyCode.TAB);
    return stage().getScene().getFocusOwner().getId();
  }

  @Test
  void everySettingIsInTheFormOnce() {
    readyToStart();
    for (Setting setting : Setting.asked()) {
      assertThat(Stream.of("number", "flag", "choice").mapToInt(kind ->
          ROBOT.lookup("#" + kind + "-" + setting.key()).queryAll().size()).sum()).as(setting.key()).isEqualTo(1);
    }
  }

  @Test
  void everyControlOfEveryViewHasAnAccessibleNameAndKeyboardFocus() {
    readyToStart();
    LAST_PARTS.forEach((view, last) -> {
      ROBOT.push(KeyCode.CONTROL, view);
      eventually(() -> ROBOT.lookup(last).tryQuery().isPresent());
      ROBOT.push(KeyCode.F1);
      ROBOT.push(KeyCode.CONTROL, KeyCode.L);
      Parent root = stage().getScene().getRoot();
      assertThat(on(() -> Keyboard.nameless(root))).isEmpty();
      assertThat(on(() -> Keyboard.outOfReach(root))).isEmpty();
      ROBOT.push(KeyCode.F1);
      ROBOT.push(KeyCode.CONTROL, KeyCode.L);
    });
  }

  @Test
  void theWindowStateIsRestoredAfterARestart() throws Exception {
    readyToStart();
    type("#number-batch", "64");
    assertThat(words("#more-settings-values")).contains("Seed\u00a01", "Checkpoints to keep\u00a0");
    assertThat(find("#more-settings-values").isVisible()).isTrue();
    // What is wrong is not folded away.
    type("#number-seed", "none");
    assertThat(find("#more-settings-values").isVisible()).isFalse();
    type("#number-seed", "7");
    assertThat(find("#more-settings-values").isVisible()).isTrue();
    assertThat(words("#more-settings-values")).contains("Seed\u00a07");
    ROBOT.interact(() -> ((ToggleButton) find("#more-settings")).fire());
    assertThat(find("#more-settings-values").isVisible()).isFalse();
    ROBOT.clickOn("#dark");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    close();
    open();
    eventually(() -> !find("#run-start").isDisabled());
    assertThat(stage().getScene().getRoot().getPseudoClassStates()).anyMatch(
        state -> state.getPseudoClassName().equals("dark"));
    assertThat(ROBOT.lookup("#rail-data").<ToggleButton>query().isSelected()).isTrue();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    eventually(() -> ((TextField) find("#number-batch")).getText().equals("64"));
    assertThat(((ToggleButton) find("#more-settings")).isSelected()).isTrue();
    assertThat(find("#more-settings-values").isVisible()).isFalse();
  }
}
