package convscope.workbench.fx;

import javafx.scene.Node;

/** Whether a part of the window is there. JavaFX thread. */
public final class Presence {
  private Presence() {}

  /** Has {@code node} seen and given room, or neither. */
  public static void set(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
