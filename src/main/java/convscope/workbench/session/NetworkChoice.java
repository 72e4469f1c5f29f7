package convscope.workbench.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A network that can be selected, and what is known of it without reading it.
 *
 * @param place the folder of its run, or the checkpoint; null for the built-in one
 * @param name of the run or of the file; empty for the built-in one
 * @param step the number of steps done; negative if unknown
 * @param accuracy the best test accuracy (precision @ 1) known, 0 … 1; NaN if none is
 * @param learning whether it is in training in this window
 */
public record NetworkChoice(Kind kind, @Nullable Path place, String name, long step, double accuracy,
    boolean learning) {
  /** The kinds, in the order of the list. */
  public enum Kind {
    /** The network that comes with the program. */
    BUILT_IN,
    /** The run that was started last in this window. */
    CURRENT_RUN,
    /** A stored run, at its newest checkpoint. */
    RUN,
    /** A single checkpoint. */
    FILE
  }
}
