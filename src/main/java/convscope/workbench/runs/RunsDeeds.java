package convscope.workbench.runs;

import convscope.lessons.Activity;
import convscope.lessons.Fact;

/** Tells lessons what is selected in the Runs view. JavaFX thread. */
public final class RunsDeeds {
  private RunsDeeds() {}

  /** Tells {@code activity} what is selected in {@code model}. */
  public static void tell(RunsModel model, Activity activity) {
    model.chosen().subscribe(() -> activity.count(Fact.RUN_SELECTIONS));
    activity.level(Fact.RUNS_SELECTED, () -> (double) model.chosen().size());
  }
}
