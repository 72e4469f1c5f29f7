package convscope.workbench.session;

import convscope.library.RunSummary;

/**
 * A run, or a single network, that can be exported. Immutable.
 *
 * @param name as shown
 * @param source as {@link convscope.training.TrainedModel#open} takes it
 * @param file the name of the file, without an extension
 * @param run whether it is a run: with metrics, and with several checkpoints perhaps
 * @param network whether there is a network to export
 * @param best whether the run has kept its best checkpoint
 * @param summaries whether the run records summaries for TensorBoard
 */
public record Exportable(String name, String source, String file, boolean run, boolean network, boolean best,
    boolean summaries) {

  /** The run {@code run}. */
  public static Exportable of(RunSummary run) {
    return new Exportable(run.name(), run.path().toString(), fileName(run.name()), true, run.saved(), run.bestSaved(),
        run.readable() && run.manifest().settings().summariesEvery() > 0);
  }

  /** The network called {@code name} in {@code source}, after {@code step} steps. */
  static Exportable network(String name, String source, long step) {
    return new Exportable(name, source, fileName(name + "-step-" + step), false, true, false, false);
  }

  /** {@code name} without what a file's name cannot have. */
  public static String fileName(String name) {
    return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-");
  }
}
