package convscope;

import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures of an experiment: what to compare, the runs, what came out. */
@Tag("screenshots")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class ExperimentScreenshotsTest extends Camera {
  private static void type(String field, String text) {
    ROBOT.interact(() -> ((TextField) find(field)).setText(text));
  }

  private static void press(String button) {
    ROBOT.interact(() -> ((Button) find(button)).fire());
  }

  @Test
  void experiment() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    type("#number-batch", "16");
    eventually(() -> ROBOT.lookup("#compare-settings").tryQuery().isPresent());
    press("#compare-settings");
    eventually(() -> words("#experiment-length").contains("about"));
    take("experiment-asked");
    type("#experiment-values", "0.1, fast");
    take("experiment-wrong");
    type("#experiment-values", "0.001, 0.05, 0.5");
    type("#experiment-steps", "60");
    press("#experiment-start");
    eventually(() -> words("#experiment-title").contains("run 2") && words("#status-state").equals("Training"));
    eventually(() -> words("#experiment-standing-2").matches("step [2-5]\\d .*"));
    ROBOT.push(KeyCode.SPACE);
    eventually(() -> words("#status-state").equals("Paused"));
    take("experiment-running");
    press("#run-start");
    eventually(() -> words("#experiment-title").contains("compared"));
    take("experiment-done");
    ROBOT.push(KeyCode.CONTROL, KeyCode.P);
    ROBOT.push(KeyCode.CONTROL, KeyCode.F);
    take("presenting-frozen", () -> {
      Scene scene = stage().getScene();
      // Frozen anew in each look.
      Runnable freeze = scene.getAccelerators().get(new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN));
      freeze.run();
      freeze.run();
      MouseEvent.fireEvent(scene, new MouseEvent(MouseEvent.MOUSE_MOVED, scene.getWidth() / 3, scene.getHeight() / 2, 0,
          0, MouseButton.NONE, 0, false, false, false, false, false, false, false, false, false, false, null));
    });
    ROBOT.push(KeyCode.CONTROL, KeyCode.F);
    ROBOT.push(KeyCode.CONTROL, KeyCode.P);
    press("#experiment-show");
    eventually(() -> ROBOT.lookup("#runs-loss").tryQuery().isPresent());
    take("experiment-in-runs");
  }
}
