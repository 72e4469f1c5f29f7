package convscope.workbench.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A point of a run at which its network is available.
 *
 * @param step the number of steps done; without meaning for the current state
 * @param file the checkpoint; null for the current state during training
 */
public record Moment(long step, @Nullable Path file) {
  /** The current state of the network in training. */
  static final Moment NOW = new Moment(Long.MAX_VALUE, null);

  /** Whether it is the current state. */
  public boolean now() {
    return file == null;
  }
}
