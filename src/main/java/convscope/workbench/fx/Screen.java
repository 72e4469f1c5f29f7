package convscope.workbench.fx;

import convscope.foundation.Problem;
import java.util.List;
import javafx.scene.Parent;

/**
 * One view as the shell handles it. Rebuilt when the language changes, on the same model, so that the user's selections
 * stay. JavaFX thread.
 */
public interface Screen {

  /** Its node. */
  Parent node();

  /** Whether it shows {@code problem} itself, so that nothing else need show it while this is visible. */
  default boolean tells(Problem problem) {
    return false;
  }

  /** Every key that it handles itself, in its language, for the list of shortcuts. */
  default List<Shortcut> shortcuts() {
    return List.of();
  }

  /** Called when the view becomes visible; starts updates. */
  default void shown() {}

  /** Called when the view is hidden; stops all its updates. */
  default void hidden() {}

  /** Called when the view will not be shown again; releases its listeners. */
  default void close() {}
}
