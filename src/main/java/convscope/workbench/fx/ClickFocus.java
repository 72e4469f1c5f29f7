package convscope.workbench.fx;

import javafx.event.Event;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseEvent;

/** Whether a click gives a button the focus. JavaFX thread. */
public final class ClickFocus {
  private ClickFocus() {}

  /** Lets a click press {@code button} without giving it the focus, which the Tab key still does. */
  public static void withhold(ButtonBase button) {
    var usual = button.getEventDispatcher();
    button.setEventDispatcher((event, tail) -> {
      if (event.getEventType() != MouseEvent.MOUSE_PRESSED) {
        return usual.dispatchEvent(event, tail);
      }
      button.setFocusTraversable(false);
      Event left = usual.dispatchEvent(event, tail);
      button.setFocusTraversable(true);
      return left;
    });
  }
}
