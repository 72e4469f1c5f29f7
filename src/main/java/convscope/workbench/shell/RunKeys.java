package convscope.workbench.shell;

import convscope.workbench.fx.OwnSpace;
import convscope.workbench.session.CurrentRun;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Keeps the keyboard from ending a run by accident. While there is a run, Space pauses and resumes it wherever the
 * focus is, except in text and where it has a use of its own: it presses no button, on which the focus may have come without anybody's doing. Enter
 * presses the focused button at any time. JavaFX thread.
 */
final class RunKeys {
  private RunKeys() {}

  /** Watches the keys of {@code scene} from now on. */
  static void install(Scene scene, CurrentRun training) {
    scene.addEventFilter(KeyEvent.ANY, key -> {
      Node focused = scene.getFocusOwner();
      if (isPlain(key, KeyCode.SPACE) && !training.free() && !(focused instanceof TextInputControl)
          && !OwnSpace.has(focused)) {
        if (key.getEventType() == KeyEvent.KEY_PRESSED) {
          training.pauseOrGoOn();
        }
        key.consume();
      } else if (key.getEventType() == KeyEvent.KEY_PRESSED && isPlain(key, KeyCode.ENTER)
          && focused instanceof ButtonBase button) {
        button.fire();
        key.consume();
      }
    });
  }

  private static boolean isPlain(KeyEvent key, KeyCode code) {
    return key.getCode() == code && !key.isShortcutDown() && !key.isAltDown() && !key.isShiftDown();
  }
}
