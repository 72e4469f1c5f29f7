package convscope.workbench.fx;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a view, wherever the focus is while the view is visible: they come before a text field could take them.
 * JavaFX thread.
 */
public final class ViewKeys {
  private ViewKeys() {}

  /** Hands every key that is pressed in the scene of {@code view} to {@code keys}, as long as it is in one. */
  public static void handle(Node view, EventHandler<KeyEvent> keys) {
    view.sceneProperty().subscribe((was, is) -> {
      if (was != null) {
        was.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
      }
      if (is != null) {
        is.addEventFilter(KeyEvent.KEY_PRESSED, keys);
      }
    });
  }

  /** Whether {@code inner} is {@code outer} or in it. */
  public static boolean isIn(@Nullable Node inner, Node outer) {
    for (Node at = inner; at != null; at = at.getParent()) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }
}
