package convscope.workbench.fx;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;
import javafx.scene.input.MouseEvent;

/**
 * A scroll pane's usual skin, but its content is drawn straight to the window, and what takes the focus when it is
 * pressed keeps it. JavaFX's own keeps the content as a bitmap of that size, for faster scrolling: memory for every
 * scroll pane, and whatever changes inside makes all of the bitmap be drawn anew. And it takes the focus at every press
 * that reaches it, also from the node inside that was pressed, whose keys then do nothing. {@code convscope.css} gives
 * this skin to every scroll pane. JavaFX thread.
 */
public final class UncachedScrollPaneSkin extends ScrollPaneSkin {
  public UncachedScrollPaneSkin(ScrollPane pane) {
    super(pane);
    getChildren().forEach(part -> part.setCache(false));
    getChildren().forEach(part -> part.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
      Node owner = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
      if (isInside(owner, part) && event.getTarget() instanceof Node pressed && isInside(pressed, owner)) {
        event.consume();
      }
    }));
  }

  private static boolean isInside(Node node, Node outer) {
    Node at = node;
    while (at != null && at != outer) {
      at = at.getParent();
    }
    return at != null;
  }
}
