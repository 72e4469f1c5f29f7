package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;

/** A window with the pane of lessons open, and what a student does in it. */
abstract class LessonPlay extends WindowTest {

  @BeforeEach
  void openThePane() {
    readyToStart();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    eventually(() -> ROBOT.lookup("#lesson-network-input").tryQuery().isPresent());
  }

  static void press(String button) {
    eventually(() -> ROBOT.lookup(button).tryQuery().isPresent());
    ROBOT.interact(() -> ((ButtonBase) find(button)).fire());
  }

  static void open(String lesson) {
    press("#lesson-" + lesson);
    eventually(() -> ROBOT.lookup("#lesson-step").tryQuery().isPresent());
  }

  static boolean isDone() {
    return find("#lesson-next").getStyleClass().contains("accent");
  }

  /** A step whose control is outlined, and which is not done before {@code action} and done after it. */
  static void step(Runnable action) {
    String title = words("#lesson-step");
    eventuallyAsserted(() -> assertThat(visible("#lesson-mark")).as("what is outlined in " + title).isTrue());
    assertThat(isDone()).as(title).isFalse();
    action.run();
    eventuallyAsserted(() -> assertThat(isDone()).as(title + ", done").isTrue());
    press("#lesson-next");
  }

  /** Steps that take no time, and more of them than the lesson asks for. */
  static void trainQuicklyAndLong() {
    awaitTheForm();
    ROBOT.interact(() -> {
      ((TextField) find("#number-batch")).setText("2");
      ((TextField) find("#number-steps")).setText("100000");
    });
  }

  /** The fields of the form are made some frames after the view, as when the language has changed. */
  static void awaitTheForm() {
    eventually(() -> ROBOT.lookup("#number-batch").tryQuery().isPresent());
  }

  static void speakKorean() {
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#run-start").equals("시작"));
  }

  /** Plays a lesson in English and, from the beginning, in Korean. */
  static void inBothLanguages(String lesson, String koreanTitle, Runnable play) {
    open(lesson);
    play.run();
    eventually(() -> ROBOT.lookup("#lessons-rows").tryQuery().isPresent());
    speakKorean();
    eventually(() -> ROBOT.lookup("#lesson-" + lesson).tryQuery().isPresent()
        && ((ButtonBase) find("#lesson-" + lesson)).getText().equals(koreanTitle));
    open(lesson);
    press("#lesson-again");
    play.run();
    eventually(() -> ROBOT.lookup("#lessons-rows").tryQuery().isPresent());
  }

  /** Enters the settings of the step, makes its steps quick and many, and starts. */
  static void startQuickly() {
    press("#lesson-enter");
    trainQuicklyAndLong();
    eventually(() -> !find("#run-start").isDisabled());
    press("#run-start");
  }

  /** Results of another network have a button of their own to evaluate the selected one. */
  static void evaluate() {
    String[] button = new String[1];
    eventually(() -> {
      button[0] = visible("#evaluate-outdated") ? "#evaluate-outdated-start" : "#evaluate-start";
      return !find(button[0]).isDisabled();
    });
    press(button[0]);
  }

  static void stopTheRun() {
    eventually(() -> !find("#run-stop").isDisabled());
    press("#run-stop");
    eventually(() -> find("#run-stop").isDisabled());
  }

  /** Moves the pointer over {@code node}, to a place given as a fraction of its width and height. */
  static void pointAt(String node, double across, double down) {
    eventually(() -> ROBOT.lookup(node).tryQuery().filter(one -> one.getLayoutBounds().getWidth() > 0).isPresent());
    Bounds place = find(node).localToScreen(find(node).getLayoutBounds());
    ROBOT.moveTo(place.getMinX() + across * place.getWidth(), place.getMinY() + down * place.getHeight());
  }

  static void type(String node, KeyCode... keys) {
    eventually(() -> ROBOT.lookup(node).tryQuery().isPresent());
    ROBOT.interact(() -> find(node).requestFocus());
    ROBOT.type(keys);
  }
}
