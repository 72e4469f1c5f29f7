package convscope.workbench.session;

import convscope.foundation.Problem;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Long work that a user has started, running or over. JavaFX thread, except {@link #at}. */
public final class LongTask {
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.RUNNING);
  private final AtomicBoolean reported = new AtomicBoolean();
  private final String title;
  private final @Nullable Path file;
  private volatile boolean wanted = true;
  private volatile double share = -1;
  private String words = "";
  private @Nullable Problem problem;
  private @Nullable Future<?> work;

  /** How far it is. */
  public enum State { RUNNING, DONE, FAILED, CANCELED }

  LongTask(String title, @Nullable Path file) {
    this.title = title;
    this.file = file;
  }

  /** What is being done, in the window's language when it was started. */
  public String title() {
    return title;
  }

  /** The file or folder that it writes; null for none. */
  public @Nullable Path file() {
    return file;
  }

  /** The progress, 0 … 1; −1 while it is unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What it has done, once it is done; empty before. */
  public String words() {
    return words;
  }

  /** Why it failed; null unless it did. */
  public @Nullable Problem problem() {
    return problem;
  }

  /** Ends it; its result is dropped. Does nothing if it is over. */
  public void cancel() {
    if (state.get() == State.RUNNING) {
      wanted = false;
      if (work != null) {
        work.cancel(true);
      }
      state.set(State.CANCELED);
    }
  }

  /**
   * Reports the progress, from the thread that does the work; any number of calls costs the JavaFX thread little.
   *
   * @param done 0 … 1
   * @return whether to continue
   */
  boolean at(double done) {
    share = done;
    if (reported.compareAndSet(false, true)) {
      Platform.runLater(() -> {
        reported.set(false);
        progress.set(share);
      });
    }
    return wanted;
  }

  void begun(Future<?> future) {
    work = future;
  }

  boolean running() {
    return state.get() == State.RUNNING;
  }

  void done(String said) {
    words = said;
    progress.set(1);
    state.set(State.DONE);
  }

  void failed(Problem why) {
    problem = why;
    state.set(State.FAILED);
  }
}
