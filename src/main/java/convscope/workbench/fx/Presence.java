package convscope.workbench.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Whether a part of the window is there. JavaFX thread. */
public final class Presence {
  private Presence() {}

  /** Has {@code node} seen and given room, or neither. */
  public static void set(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  /** Has {@code node} seen and given room while {@code there} is true, until {@link #letGo}. */
  public static void follow(Node node, ObservableValue<Boolean> there) {
    node.visibleProperty().bind(there);
    node.managedProperty().bind(there);
  }

  /** Leaves {@code node} as it is, whatever it followed. */
  public static void letGo(Node node) {
    node.visibleProperty().unbind();
    node.managedProperty().unbind();
  }
}
