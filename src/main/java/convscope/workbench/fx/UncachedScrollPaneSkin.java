package convscope.workbench.fx;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;

/**
 * A scroll pane's usual skin, but its content is drawn straight to the window. JavaFX's own keeps it as a bitmap of
 * that size, for faster scrolling: memory for every scroll pane, and whatever changes inside makes all of the bitmap be
 * drawn anew. {@code convscope.css} gives this skin to every scroll pane. JavaFX thread.
 */
public final class UncachedScrollPaneSkin extends ScrollPaneSkin {
  public UncachedScrollPaneSkin(ScrollPane pane) {
    super(pane);
    getChildren().forEach(part -> part.setCache(false));
  }
}
