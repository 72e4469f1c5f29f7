package convscope.workbench.fx;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Shows what a control's accessible help says while the pointer rests on it, so that those who look and those who listen
 * are told the same; of a control that is disabled, too. One for a whole window costs a start nothing, where a tooltip for
 * each control would each be a popup with a scene of its own. JavaFX thread.
 */
public final class Hints {
  private final Hint hint;
  private Node silenced;

  private Hints(Scene scene) {
    hint = new Hint(scene::getRoot);
    scene.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> hint.hide());
    scene.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hint.hide());
  }

  /** From now on the controls of {@code scene} tell what they are for. */
  public static void show(Scene scene) {
    new Hints(scene);
  }

  private void moved(MouseEvent event) {
    Node helpful = helpful(event);
    if (silenced == null || helpful != silenced) {
      silenced = null;
      hint.over(helpful == null ? null : helpful.getAccessibleHelp(), event.getScreenX(), event.getScreenY());
    }
  }

  /** Who presses a button knows what it is for, until the pointer has left it. */
  private void pressed(MouseEvent event) {
    silenced = helpful(event);
    hint.hide();
  }

  private static Node helpful(MouseEvent event) {
    Node node = disabledAt(event.getPickResult().getIntersectedNode(), event);
    while (node != null && (node.getAccessibleHelp() == null || node.getAccessibleHelp().isBlank())) {
      node = node.getParent();
    }
    return node;
  }

  /** What lies deepest at the place of {@code event}: JavaFX looks through what is disabled to what is behind. */
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
