package convscope.workbench.lessons;

import convscope.lessons.Setup;

/** Puts the window in place for a step of a lesson. JavaFX thread. */
@FunctionalInterface
public interface Workplace {
  /** Shows the view of {@code setup}, with its network and part; what it leaves empty stays as it is. */
  void arrange(Setup setup);
}
