package convscope.workbench.train;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What can be done with a run that has ended, in other views.
 *
 * @param inspect opens it in Inspect
 * @param evaluate opens it in Evaluate
 * @param classify opens it in Classify
 * @param report writes its report
 */
public record RunEndActions(Consumer<Path> inspect, Consumer<Path> evaluate, Consumer<Path> classify, Report report) {

  /** Writes reports. */
  @FunctionalInterface
  public interface Report {
    /**
     * Writes that of {@code run} to {@code file}: some seconds, not on the JavaFX thread.
     *
     * @throws convscope.foundation.Problem if the run cannot be read, or the file cannot be written
     */
    void write(Path run, Path file, Locale language);
  }
}
