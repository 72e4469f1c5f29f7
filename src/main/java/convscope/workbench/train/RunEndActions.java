package convscope.workbench.train;

import convscope.workbench.session.LongTasks;
import convscope.workbench.session.NetworkExport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What can be done with a run that has ended, in other views.
 *
 * @param inspect opens it in Inspect
 * @param evaluate opens it in Evaluate
 * @param classify opens it in Classify
 * @param list shows runs in the list of runs
 * @param tasks the long work of all views, of which a report is one
 * @param report writes its report
 * @param exports writes it for other programs
 */
public record RunEndActions(Consumer<Path> inspect, Consumer<Path> evaluate, Consumer<Path> classify,
    Consumer<List<Path>> list, LongTasks tasks, Report report, NetworkExport exports) {

  /** Writes reports. */
  @FunctionalInterface
  public interface Report {
    /**
     * The work of writing that of {@code run} to {@code file}, some seconds long; its result is {@code file}. It fails
     * if the run cannot be read, or the file cannot be written. JavaFX thread.
     */
    LongTasks.Work<Path> of(Path run, Path file, Locale language);
  }
}
