package convscope;

import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lessons in which a network learns, played through in both languages, with smaller batches. */
@Tag("long")
class WorkbenchTrainingLessonsTest extends LessonPlay {

  private static void set(String setting, String value) {
    awaitTheForm();
    ROBOT.interact(() -> ((TextField) find("#number-" + setting)).setText(value));
  }

  @Test
  void theLessonOnNoiseIsPlayedInBothLanguages() {
    inBothLanguages("learning-or-noise", "배우고 있을까, 그냥 잡음일까", () -> {
      step(() -> {
        press("#lesson-enter");
        // Small batches, but enough images until the end, when the network is tested.
        set("batch", "8");
        set("steps", "400");
        eventually(() -> !find("#run-start").isDisabled());
        press("#run-start");
      });
      step(() -> { });
      step(() -> { });
      step(() -> { });
    });
  }

  @Test
  void theLessonOnLearningRatesIsPlayedInBothLanguages() {
    inBothLanguages("learning-rates", "너무 작게, 알맞게, 너무 크게", () -> {
      step(WorkbenchTrainingLessonsTest::startQuickly);
      stopTheRun();
      step(WorkbenchTrainingLessonsTest::startQuickly);
      stopTheRun();
      step(() -> {
        press("#lesson-enter");
        eventually(() -> !find("#run-start").isDisabled());
        press("#run-start");
      });
      step(() -> {
        press("#lesson-enter");
        set("batch", "2");
        ROBOT.interact(() -> ((TextField) find("#experiment-steps")).setText("5"));
        eventually(() -> !find("#experiment-start").isDisabled());
        press("#experiment-start");
      });
      eventually(() -> visible("#experiment-show") && !find("#run-start").isDisabled());
      step(() -> {
        startQuickly();
        eventually(() -> !find("#run-stop").isDisabled());
        ROBOT.interact(() -> {
          TextField rate = find("#number-rate");
          rate.setText("0.01");
          rate.fireEvent(new ActionEvent());
        });
      });
      stopTheRun();
    });
  }

  @Test
  void theLessonOnDeadUnitsIsPlayedInBothLanguages() {
    inBothLanguages("dead-units", "죽어 버린 유닛", () -> {
      step(WorkbenchTrainingLessonsTest::startQuickly);
      stopTheRun();
      step(() -> {
        press("#lesson-enter");
        eventually(() -> !find("#run-start").isDisabled());
        press("#run-start");
      });
      stopTheRun();
      step(() -> {
        press("#through");
        eventually(() -> !find("#dead-count").isDisabled());
        press("#dead-count");
      });
      step(() -> {
        eventually(() -> !ROBOT.lookup("#dead-units .button").queryAll().isEmpty());
        ROBOT.interact(() -> ((Button) ROBOT.lookup("#dead-units .button").query()).fire());
      });
    });
  }

  @Test
  void theLessonOnTheFirstFiltersIsPlayedInBothLanguages() {
    inBothLanguages("first-filters", "첫 층의 필터는 무엇이 될까", () -> {
      step(() -> {
        press("#lesson-enter");
        trainQuicklyAndLong();
        set("checkpointEvery", "3");
        eventually(() -> !find("#run-start").isDisabled());
        press("#run-start");
      });
      stopTheRun();
      step(() -> {
        eventually(() -> !find("#film").isDisabled());
        press("#film");
      });
      step(() -> type("#maps", KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT));
      step(() -> {
        ROBOT.push(KeyCode.CONTROL, KeyCode.N);
        eventually(() -> ROBOT.lookup("#networks").tryQuery().isPresent());
        ROBOT.type(KeyCode.HOME).type(KeyCode.UP, 9).type(KeyCode.ENTER);
      });
    });
  }

  @Test
  void theLessonOnAveragingIsPlayedInBothLanguages() {
    inBothLanguages("averaging", "평균을 내면 왜 좋아질까", () -> {
      step(() -> {
        press("#lesson-enter");
        trainQuicklyAndLong();
        set("checkpointEvery", "40");
        eventually(() -> !find("#run-start").isDisabled());
        press("#run-start");
      });
      stopTheRun();
      step(LessonPlay::evaluate);
      step(() -> {
        eventually(() -> !find("#course-evaluate").isDisabled());
        press("#course-evaluate");
      });
      step(WorkbenchTrainingLessonsTest::startQuickly);
      stopTheRun();
    });
  }

  @Test
  void theExerciseIsPlayedInBothLanguages() {
    inBothLanguages("locally-connected", "연습 문제: 가중치를 나누어 쓰지 않으면", () -> {
      step(WorkbenchTrainingLessonsTest::startQuickly);
      stopTheRun();
      step(() -> {
        for (int i = 1; i <= 4; i++) {
          pointAt("#chosen", i / 5.0, 0.5);
          eventually(() -> !words("#sum").isEmpty());
        }
      });
      step(WorkbenchTrainingLessonsTest::startQuickly);
      stopTheRun();
      step(() -> {
        eventually(() -> ((TableView<?>) find("#runs-table")).getItems().size() > 1);
        type("#runs-table", KeyCode.HOME);
        ROBOT.push(KeyCode.SHIFT, KeyCode.DOWN);
      });
    });
  }
}
