package convscope.training;

import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import convscope.runs.Setting;
import java.time.LocalDateTime;

/**
 * Another total number of steps for a run that is stopped or finished, so that it can be given more. The learning rate
 * follows the run's schedule as before. Immutable.
 *
 * @param steps of the whole run, those already made included
 */
public record TotalSteps(long steps) {

  /**
   * Makes this the total of {@code run}: in its manifest, and as a change from its latest checkpoint on. Does nothing
   * if it is the total already. Reads files.
   *
   * @throws Problem if another trains the run, its latest checkpoint has no step left, or this is no valid number of
   *     steps; then nothing is changed
   */
  public void make(RunFolder run) {
    Manifest.Settings wanted = run.manifest().settings().with(Setting.STEPS, steps);
    long made = Restart.fromTheNewest(run).step();
    requireMoreThan(made);
    if (wanted.equals(run.manifest().settings())) {
      return;
    }
    try (RunLock lock = run.lock()) {
      run.rewrite(run.manifest().with(wanted));
      run.changes().append(new Change(made, Setting.STEPS, steps, LocalDateTime.now().toString()));
    }
  }

  /**
   * Refuses a total that leaves nothing to do after {@code made} steps.
   *
   * @throws Problem if so
   */
  public void requireMoreThan(long made) {
    if (steps <= made) {
      throw Problem.of(TotalSteps.class, "steps.made", made, steps);
    }
  }
}
