package convscope.workbench.fx;

import convscope.foundation.Problem;
import java.time.LocalTime;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place through which screens show unsolicited messages. The shell shows them; problems are logged here, once.
 * JavaFX thread.
 */
public final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final ReadOnlyObjectWrapper<Notice> latest = new ReadOnlyObjectWrapper<>(this, "latest");

  /**
   * A message.
   *
   * @param words in the window's language at that time; English for a failure
   * @param problem the problem, for a failure, with its sentence in every language; null otherwise
   */
  public record Notice(LocalTime time, String words, @Nullable Problem problem) {}

  /** The last one; null before the first. */
  public ReadOnlyObjectProperty<Notice> latestProperty() {
    return latest.getReadOnlyProperty();
  }

  /** Shows {@code words}, a sentence in the window's language. */
  public void say(String words) {
    LOG.info("{}", words);
    latest.set(new Notice(LocalTime.now(), words, null));
  }

  /** Reports a failure. */
  public void tell(Problem problem) {
    LOG.error("{}", problem.getMessage(), problem.getCause());
    latest.set(new Notice(LocalTime.now(), problem.getMessage(), problem));
  }
}
