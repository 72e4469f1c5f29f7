package convscope.workbench.fx;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Parts of the window in which the space bar has a use of its own while they have the focus. JavaFX thread. */
public final class OwnSpace {
  private OwnSpace() {}

  /** Leaves the space bar to {@code part}. */
  public static void in(Node part) {
    part.getProperties().put(OwnSpace.class, true);
  }

  /** Whether {@code focused} is such a part or lies in one. */
  public static boolean has(@Nullable Node focused) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node.hasProperties() && node.getProperties().containsKey(OwnSpace.class)) {
        return true;
      }
    }
    return false;
  }
}
