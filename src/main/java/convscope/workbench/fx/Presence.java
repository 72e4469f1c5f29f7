package convscope.workbench.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Whether a part of the window is visible and takes up space. JavaFX thread. */
public final class Presence {
  private Presence() {}

  /** Makes {@code node} visible and managed, or neither. */
  public static void set(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  /** Makes {@code node} visible and managed while {@code there} is true, until {@link #letGo}. */
  public static void follow(Node node, ObservableValue<Boolean> there) {
    node.visibleProperty().bind(there);
    node.managedProperty().bind(there);
  }

  /** Removes the binding of {@code node}, which stays as it is. */
  public static void letGo(Node node) {
    node.visibleProperty().unbind();
    node.managedProperty().unbind();
  }
}
