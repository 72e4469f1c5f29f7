package convscope.workbench.fx;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shows a control's accessible help while the pointer rests on it, so that sighted users and users of a screen reader
 * get the same text; also for disabled controls. One hint for a whole window costs the start nothing, whereas a tooltip
 * for each control would be a popup with its own scene. Over a large area, such as a plot, which people want to see, it
 * comes once, beside the area, and goes as the pointer moves on. JavaFX thread.
 */
public final class Hints {
  /** In pixels; what is larger both ways is looked at, not pressed. */
  private static final double LARGE_WIDTH = 200;
  private static final double LARGE_HEIGHT = 150;
  private static final Object WITHHELD = new Object();

  private final Hint hint;
  private @Nullable Node silenced;

  private Hints(Scene scene) {
    hint = new Hint(scene::getRoot);
    scene.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> hint.hide());
    scene.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hint.hide());
  }

  /**
   * Shows no hint over {@code node}, on which people work with the pointer; its help remains for screen readers, and a
   * label beside it shows the same.
   */
  public static void withhold(Node node) {
    node.getProperties().put(WITHHELD, true);
  }

  /** The node whose help is shown while the pointer rests on {@code at}; null for none. */
  public static @Nullable Node explained(@Nullable Node at) {
    Node node = at;
    while (node != null && (node.getAccessibleHelp() == null || node.getAccessibleHelp().isBlank())) {
      node = node.getParent();
    }
    return node == null || node.getProperties().containsKey(WITHHELD) ? null : node;
  }

  /** Shows hints for the controls of {@code scene} from now on. */
  public static void show(Scene scene) {
    new Hints(scene);
  }

  private void moved(MouseEvent event) {
    Node helpful = helpful(event);
    if (silenced != null && helpful == silenced) {
      return;
    }
    silenced = null;
    if (helpful == null || !isLarge(helpful)) {
      hint.over(helpful == null ? null : helpful.getAccessibleHelp(), event.getScreenX(), event.getScreenY());
    } else if (hint.isShown() && hint.words().equals(helpful.getAccessibleHelp())) {
      silenced = helpful;
      hint.hide();
    } else {
      hint.beside(helpful.getAccessibleHelp(), event.getScreenX(), event.getScreenY(),
          helpful.localToScreen(helpful.getLayoutBounds()));
    }
  }

  private static boolean isLarge(Node node) {
    Bounds area = node.getLayoutBounds();
    return area.getWidth() > LARGE_WIDTH && area.getHeight() > LARGE_HEIGHT;
  }

  /** After a button is pressed, no hint until the pointer has left it. */
  private void pressed(MouseEvent event) {
    silenced = helpful(event);
    hint.hide();
  }

  private static @Nullable Node helpful(MouseEvent event) {
    return explained(disabledAt(event.getPickResult().getIntersectedNode(), event));
  }

  /** The deepest node at the position of {@code event}: JavaFX itself skips disabled nodes. */
  private static Node disabledAt(Node above, MouseEvent event) {
    if (above instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        if (child.isDisabled() && child.isVisible()
            && child.contains(child.sceneToLocal(event.getSceneX(), event.getSceneY()))) {
          return disabledAt(child, event);
        }
      }
    }
    return above;
  }
}
