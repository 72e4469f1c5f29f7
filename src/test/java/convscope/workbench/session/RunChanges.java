package convscope.workbench.session;

import convscope.runs.Setting;

/** Changes of a setting during a run, for tests of the form without a run. JavaFX thread. */
public final class RunChanges {
  private RunChanges() {}

  /** As if a run in training had {@code before} for {@code setting} until now. */
  public static void change(PlanForm form, Setting setting, Object before) {
    form.changed(setting, before);
  }
}
