package convscope.workbench.fx;

import convscope.foundation.Problem;
import java.time.LocalTime;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where screens say something that a person did not ask for at that moment. The shell shows it; problems
 * are logged here, once. JavaFX thread.
 */
public final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final ReadOnlyObjectWrapper<Notice> latest = new ReadOnlyObjectWrapper<>(this, "latest");

  /**
   * Something said.
   *
   * @param words in the language that the window had then
   * @param problem why it is a failure; null where it is none
   */
  public record Notice(LocalTime time, String words, @Nullable Problem problem) {

    /** What is said, by {@code texts}. */
    public String in(Texts texts) {
      return problem == null ? words : texts.sentence(problem);
    }
  }

  /** The last one; null before the first. */
  public ReadOnlyObjectProperty<Notice> latestProperty() {
    return latest.getReadOnlyProperty();
  }

  /** Says {@code words}, a sentence in the language of the window. */
  public void say(String words) {
    LOG.info("{}", words);
    latest.set(new Notice(LocalTime.now(), words, null));
  }

  /** Keeps in the log what went wrong and is shown already, where the person is looking. */
  public void note(Problem problem) {
    LOG.error("{}", problem.getMessage(), problem.getCause());
  }

  /** Tells what went wrong. */
  public void tell(Problem problem) {
    note(problem);
    latest.set(new Notice(LocalTime.now(), problem.getMessage(), problem));
  }
}
