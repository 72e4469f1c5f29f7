package convscope;

import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Screenshots of the designer, for people to look at. */
@Tag("screenshots")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class DesignScreenshotsTest extends Camera {

  private static void open(String id) {
    ROBOT.interact(() -> ((MenuButton) find("#design-open")).getItems().stream()
        .filter(item -> ("design-open-" + id).equals(item.getId())).findFirst().orElseThrow().fire());
  }

  private static void compare(String id) {
    ROBOT.interact(() -> ((MenuButton) find("#design-compare")).getItems().stream()
        .filter(item -> ("design-compare-" + id).equals(item.getId())).findFirst().orElseThrow().fire());
  }

  @Test
  void designer() throws Exception {
    readyToStart();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT9);
    eventually(() -> visible("#design-add-dense"));
    take("design-empty");
    open("tutorial");
    take("design-tutorial");
    ROBOT.interact(() -> ((Button) find("#design-measure")).fire());
    eventually(() -> !words("#design-time-1").equals("…") && visible("#design-time-1"));
    take("design-measured");
    ROBOT.clickOn("#design-head-4");
    ROBOT.interact(() -> ((TextField) find("#design-filters")).setText("32"));
    compare("locally-connected");
    take("design-compared-others");
    compare("tutorial");
    take("design-compared");
    ROBOT.interact(() -> ((Button) find("#design-compare-close")).fire());
    ROBOT.interact(() -> ((TextField) find("#design-stride")).setText("65"));
    take("design-impossible");
  }
}
