package convscope;

import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures of the lessons beside the views, in every look, language and size. */
@Tag("screenshots")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class LessonScreenshotsTest extends Camera {

  private static void press(String button) {
    ROBOT.interact(() -> ((Button) find(button)).fire());
  }

  private static void open(String lesson) {
    press("#lesson-" + lesson);
    eventually(() -> ROBOT.lookup("#lesson-step").tryQuery().isPresent());
  }

  @Test
  void lessons() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    eventually(() -> ROBOT.lookup("#lesson-network-input").tryQuery().isPresent());
    take("lessons-list");
    open("network-input");
    eventually(() -> ROBOT.lookup("#again").tryQuery().isPresent());
    press("#lesson-next");
    eventually(() -> visible("#lesson-mark"));
    press("#again");
    press("#again");
    press("#again");
    eventually(() -> find("#lesson-next").getStyleClass().contains("accent"));
    ROBOT.interact(() -> ((ToggleButton) find("#lesson-unfold")).fire());
    take("lessons-data");
    press("#lessons-list");
    open("learning-rates");
    eventually(() -> visible("#lesson-mark"));
    take("lessons-train");
    ROBOT.interact(() -> ((ToggleButton) find("#lesson-teacher")).fire());
    take("lessons-teacher");
    ROBOT.interact(() -> ((ToggleButton) find("#lesson-teacher")).fire());
    press("#lessons-list");
    open("mistakes");
    press("#evaluate-start");
    eventually(() -> ROBOT.lookup("#confusion").tryQuery().isPresent());
    press("#lesson-next");
    eventually(() -> visible("#lesson-mark"));
    take("lessons-evaluate");
  }
}
