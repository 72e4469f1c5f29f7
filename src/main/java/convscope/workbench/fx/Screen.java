package convscope.workbench.fx;

import convscope.foundation.Problem;
import javafx.scene.Parent;

/**
 * One view as the shell handles it. Made anew when the language changes, on the same model, so that what a person chose
 * stays. JavaFX thread.
 */
public interface Screen {

  /** What is shown. */
  Parent node();

  /** Whether it says {@code problem} itself, so that nobody else need say it while it is in sight. */
  default boolean tells(Problem problem) {
    return false;
  }

  /** It has come into sight: time to draw, and to ask for what it draws. */
  default void shown() {}

  /** It is out of sight: nothing may go on for its sake. */
  default void hidden() {}

  /** It will never be shown again: lets go of everything it listens to. */
  default void close() {}
}
