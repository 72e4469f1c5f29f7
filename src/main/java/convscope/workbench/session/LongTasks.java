package convscope.workbench.session;

import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The long work that a user has started in any view, such as a report or an export: each runs in the background with
 * its progress, can be canceled, and stays in the list when it is over, so that its file can be opened. JavaFX thread.
 */
public final class LongTasks {
  private static final int MOST = 20;

  private final ObservableList<LongTask> tasks =
      FXCollections.observableArrayList(task -> new Observable[] {task.stateProperty()});
  private final ObservableList<LongTask> shown = FXCollections.unmodifiableObservableList(tasks);
  private final Background background;
  private final Notices notices;

  public LongTasks(Background background, Notices notices) {
    this.background = background;
    this.notices = notices;
  }

  /** Receives the progress of work. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done 0 … 1
     * @return whether to continue; if not, the work ends as soon as it can, with any result or a {@link
     *     CancellationException}
     */
    boolean at(double done);
  }

  /** Work, on a background thread. A canceled one also has its thread interrupted. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Progress progress) throws Exception;

    /** The result; null if it ended because it was canceled. */
    private @Nullable T end(Progress progress) throws Exception {
      try {
        return run(progress);
      } catch (CancellationException | InterruptedException asked) {
        return null;
      }
    }
  }

  /** The running and ended work, latest first; a change of a task's state is a change of the list. */
  public ObservableList<LongTask> tasks() {
    return shown;
  }

  /**
   * Starts {@code work}.
   *
   * @param title what is being done, in the window's language
   * @param file the file that it writes; null for none
   * @param said the message for its result, in the window's language; it is also shown as a notice
   */
  public <T> LongTask start(String title, @Nullable Path file, Work<T> work, Function<T, String> said) {
    return start(title, file, work, said, result -> { });
  }

  /** The same, and then passes the result to {@code then}, as for a remark on it. */
  public <T> LongTask start(String title, @Nullable Path file, Work<T> work, Function<T, String> said,
      Consumer<T> then) {
    LongTask task = new LongTask(title, file);
    tasks.add(0, task);
    trim();
    task.begun(background.run(() -> work.end(task::at), result -> {
      if (task.running()) {
        String words = said.apply(result);
        task.done(words);
        notices.say(words);
        then.accept(result);
      }
    }, why -> {
      if (task.running()) {
        task.failed(why);
        notices.tell(why);
      }
    }));
    return task;
  }

  /** Cancels {@code task} if it is running, and removes it from the list. */
  public void remove(LongTask task) {
    task.cancel();
    tasks.remove(task);
  }

  /** Of many that are over, the oldest go. */
  private void trim() {
    for (int i = tasks.size() - 1; i >= 0 && tasks.size() > MOST; i--) {
      if (!tasks.get(i).running()) {
        tasks.remove(i);
      }
    }
  }
}
