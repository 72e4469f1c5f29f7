package convscope.workbench.lessons;

import convscope.lessons.Setup;
import convscope.training.ExperimentPlan;

/** Puts the window in place for a step of a lesson. JavaFX thread. */
public interface Workplace {
  /** Shows the view of {@code setup}, with its network and part; what it leaves empty stays as it is. */
  void arrange(Setup setup);

  /** Asks whether the runs of {@code plan} are to be made. */
  void compare(ExperimentPlan plan);
}
