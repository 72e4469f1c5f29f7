package convscope.workbench.inspect;

import convscope.foundation.Problem;
import convscope.insight.Progress;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Long background work with progress and cancel. One at a time; the next replaces the current one, whose result is
 * dropped. JavaFX thread.
 */
final class LongWork {
  /**
   * The images per pass: work on thousands of images runs beside training and evaluations, each of which has a network
   * in memory too.
   */
  static final int BATCH = 32;

  private final ReadOnlyObjectWrapper<Done> done = new ReadOnlyObjectWrapper<>(this, "done");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final LatestRequest request;
  /** Tells the work's thread to end after the current part; an interrupt would close the file that others read. */
  private AtomicBoolean wanted = new AtomicBoolean();

  LongWork(Background background) {
    request = LatestRequest.finishing(background);
  }

  /** The progress of the current work, in parts. */
  record Done(int parts, int all) {
    /** The same as a fraction, 0 … 1. */
    double share() {
      return (double) parts / Math.max(1, all);
    }
  }

  /** The work; it ends with an empty result if {@code progress} returns false. */
  @FunctionalInterface
  interface Work<T> {
    Optional<T> run(Progress progress) throws Exception;
  }

  /** The progress of the current work; null while there is none. */
  ReadOnlyObjectProperty<Done> doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Why the last work failed; null if it did not. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Does {@code work}; then {@code then}, unless it was canceled. */
  <T> void start(Work<T> work, Consumer<T> then) {
    cancel();
    AtomicBoolean own = new AtomicBoolean(true);
    wanted = own;
    problem.set(null);
    done.set(new Done(0, 1));
    request.run(() -> work.run((parts, all) -> {
      Platform.runLater(() -> {
        if (own.get() && done.get() != null) {
          done.set(new Done(parts, all));
        }
      });
      return own.get();
    }), found -> {
      done.set(null);
      found.ifPresent(then);
    }, why -> {
      done.set(null);
      problem.set(why);
    });
  }

  /** Forgets why the last work failed, because what failed is no longer selected. */
  void forgetProblem() {
    problem.set(null);
  }

  /** Cancels the current work, after the current part. */
  void cancel() {
    wanted.set(false);
    request.cancel();
    done.set(null);
  }
}
