package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.lessons.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lessons played through as a student does, in both languages. */
@Tag("long")
class WorkbenchLessonsTest extends LessonPlay {

  private static void playNetworkInput() {
    open("network-input");
    eventually(() -> !words("#left").isEmpty());
    step(() -> type(".image-grid", KeyCode.RIGHT));
    step(() -> {
      press("#again");
      press("#again");
      assertThat(isDone()).isFalse();
      press("#again");
    });
    step(() -> {
      press("#again");
      press("#again");
    });
    step(() -> {
      press("#evaluation");
      press("#evaluation");
    });
    eventually(() -> ROBOT.lookup("#lessons-rows").tryQuery().isPresent());
  }

  private static void playMistakes() {
    open("mistakes");
    step(LessonPlay::evaluate);
    step(() -> {
      // The cell selected first lies on the diagonal, the one beside it does not.
      type("#confusion", KeyCode.RIGHT);
      assertThat(isDone()).isFalse();
      type("#confusion", KeyCode.RIGHT);
    });
    step(() -> press("#page-classes"));
    step(() -> press("#page-calibration"));
    step(() -> press("#summary-mistakes"));
    eventually(() -> ROBOT.lookup("#lessons-rows").tryQuery().isPresent());
  }

  @Test
  void theLessonOnTheInputIsPlayedInBothLanguages() {
    playNetworkInput();
    assertThat(find("#lesson-convolution").getAccessibleText()).endsWith("Next: 7 minutes");
    assertThat(find("#lesson-learning-rates").getAccessibleText()).doesNotContain("Next");
    speakKorean();
    eventually(() -> ROBOT.lookup("#lesson-network-input").tryQuery().isPresent()
        && ((Button) find("#lesson-network-input")).getText().equals("신경망은 무엇을 볼까"));
    open("network-input");
    // What was done in one language is done in the other, until the lesson is started again.
    eventually(LessonPlay::isDone);
    press("#lesson-again");
    press("#lessons-list");
    playNetworkInput();
    eventually(() -> Progress.read(home.resolve("lessons/progress.json")).of("network-input").done().size() == 4);
  }

  @Test
  void inALowWindowTheAnswerIsScrolledTo() {
    ROBOT.interact(() -> stage().setHeight(420));
    open("network-input");
    press("#lesson-unfold");
    eventually(() -> bottom("#lesson-answer") <= ROBOT.lookup("#lesson-next").query().localToScene(0, 0).getY());
  }

  private static double bottom(String node) {
    Node found = find(node);
    return found.localToScene(found.getLayoutBounds()).getMaxY();
  }

  @Test
  void theLessonOnMistakesIsPlayedInBothLanguages() {
    playMistakes();
    speakKorean();
    eventually(() -> ROBOT.lookup("#lesson-mistakes").tryQuery().isPresent());
    open("mistakes");
    press("#lesson-again");
    press("#lessons-list");
    playMistakes();
  }

  @Test
  void theLessonOnLearningRatesNoticesADivergingRunAndAComparison() {
    open("learning-rates");
    assertThat(isDone()).isFalse();
    press("#lesson-next");
    press("#lesson-next");
    step(() -> {
      awaitTheForm();
      press("#lesson-enter");
      assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("10");
      assertThat(((TextField) find("#number-batch")).getText()).isEqualTo("32");
      press("#run-start");
    });
    step(() -> {
      awaitTheForm();
      press("#lesson-enter");
      ROBOT.interact(() -> {
        assertThat(((TextField) find("#experiment-values")).getText()).isEqualTo("0.01, 0.1, 0.3");
        ((TextField) find("#number-batch")).setText("2");
        ((TextField) find("#experiment-steps")).setText("5");
      });
      eventually(() -> !find("#experiment-start").isDisabled());
      press("#experiment-start");
    });
    eventually(() -> visible("#experiment-show") && !find("#run-start").isDisabled());
    // A lesson stays at its step when the language changes in the middle of it.
    speakKorean();
    eventually(() -> words("#lesson-step").equals("학습 도중에 바꾸기"));
    step(() -> {
      press("#lesson-enter");
      trainQuicklyAndLong();
      press("#run-start");
      eventually(() -> words("#status-state").equals("학습 중"));
      ROBOT.interact(() -> {
        TextField rate = find("#number-rate");
        rate.setText("0.01");
        rate.fireEvent(new ActionEvent());
      });
    });
    press("#run-stop");
    eventually(() -> find("#run-stop").isDisabled());
  }

  @Test
  void theFirstStepsOfALessonThatTrainsAreNoticed() {
    open("learning-or-noise");
    step(() -> {
      press("#lesson-enter");
      trainQuicklyAndLong();
      press("#run-start");
    });
    step(() -> { });
    speakKorean();
    eventually(() -> words("#lesson-step").equals("증거 찾기"));
    step(() -> { });
    press("#run-stop");
    eventually(() -> find("#run-stop").isDisabled());
  }

  @Test
  void aLessonDroppedOnTheWindowIsOpenedAndKept() throws Exception {
    Path file = home.resolve("mine.md");
    Files.writeString(file, "---\nid: mine\ntitle: My own\nminutes: 3\n---\n## Look\n\nRead **this**.\n");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    eventually(() -> ROBOT.lookup("#lessons").tryQuery().isEmpty());
    ROBOT.interact(() -> new DroppedFiles(List.of(file)).on(find("#rail-data")));
    eventually(() -> ROBOT.lookup("#lesson-step").tryQuery().isPresent() && words("#lesson-step").equals("Look"));
    eventuallyAsserted(() -> assertThat(isDone()).as("reading is enough").isTrue());
    press("#lesson-next");
    eventually(() -> ROBOT.lookup("#lesson-mine").tryQuery().isPresent());
    assertThat(home.resolve("lessons/mine.md")).hasSameTextualContentAs(file);
    eventually(() -> Progress.read(home.resolve("lessons/progress.json")).of("mine").done().contains(0));
  }

  @Test
  void aWrongLessonIsNamedWithItsLine() throws Exception {
    Path file = home.resolve("wrong.md");
    Files.writeString(file, "---\nid: wrong\ntitle: Wrong\nminutes: 3\n---\n## Look\n\n```step\ncheck: nothing\n```\n");
    ROBOT.interact(() -> new DroppedFiles(List.of(file)).on(find("#rail-data")));
    eventually(() -> ROBOT.lookup(".problem-panel").tryQuery().isPresent());
    eventuallyAsserted(() -> assertThat(words(".problem-panel #words")).contains("wrong.md, line 9"));
    assertThat(home.resolve("lessons/wrong.md")).doesNotExist();
  }
}
