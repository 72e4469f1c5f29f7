package convscope.workbench.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A moment of a run at which its network can be looked at.
 *
 * @param step how many steps had been done; of no meaning where it is now
 * @param file the checkpoint; null for now, while the network learns
 */
public record Moment(long step, @Nullable Path file) {
  /** The network as it is now, in the middle of its training. */
  static final Moment NOW = new Moment(Long.MAX_VALUE, null);

  /** Whether it is now. */
  public boolean now() {
    return file == null;
  }
}
