package convscope.workbench.inspect;

import convscope.foundation.Problem;
import convscope.insight.Progress;
import convscope.workbench.fx.Background;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Work in the background that takes a while: how far it is, and its giving up. One at a time; the next takes the place of
 * the one in hand, of which nothing comes then. JavaFX thread.
 */
final class LongWork {
  private final ReadOnlyObjectWrapper<Done> done = new ReadOnlyObjectWrapper<>(this, "done");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final Background background;
  private AtomicBoolean wanted = new AtomicBoolean();

  LongWork(Background background) {
    this.background = background;
  }

  /** How far the work in hand is, in parts of all. */
  record Done(int parts, int all) {
    /** The same as a fraction, 0 … 1. */
    double share() {
      return (double) parts / Math.max(1, all);
    }
  }

  /** What is to be done; it ends with nothing where {@code progress} says no. */
  @FunctionalInterface
  interface Work<T> {
    Optional<T> run(Progress progress) throws Exception;
  }

  /** How far the work in hand is; null while there is none. */
  ReadOnlyObjectProperty<Done> doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Why nothing came of the last work; null where it did not fail. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Does {@code work}; then {@code then}, unless it was given up. */
  <T> void start(Work<T> work, Consumer<T> then) {
    cancel();
    AtomicBoolean own = new AtomicBoolean(true);
    wanted = own;
    problem.set(null);
    done.set(new Done(0, 1));
    background.run(() -> work.run((parts, all) -> {
      Platform.runLater(() -> {
        if (own.get() && done.get() != null) {
          done.set(new Done(parts, all));
        }
      });
      return own.get();
    }), found -> {
      if (own.get()) {
        done.set(null);
        found.ifPresent(then);
      }
    }, why -> {
      if (own.get()) {
        done.set(null);
        problem.set(why);
      }
    });
  }

  /** Gives up the work in hand, after the part in hand. */
  void cancel() {
    wanted.set(false);
    done.set(null);
  }
}
