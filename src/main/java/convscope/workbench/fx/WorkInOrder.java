package convscope.workbench.fx;

import convscope.foundation.Problem;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Background work of which one piece depends on the one before, as changes to files do: all is done, one piece at a time,
 * in the order in which it was requested. What is requested is not lost when the program ends ({@link
 * Background#keep}). JavaFX thread.
 */
public final class WorkInOrder {
  private final Queue<Callable<Runnable>> waiting = new ConcurrentLinkedQueue<>();
  private final Object oneAtATime = new Object();
  private final Background background;
  private final Consumer<Problem> failed;

  /** @param failed told on the JavaFX thread why a piece of work failed; the others are done all the same */
  public WorkInOrder(Background background, Consumer<Problem> failed) {
    this.background = background;
    this.failed = failed;
  }

  /** Does {@code work} after all earlier work; then, on the JavaFX thread, {@code then} with what it returned. */
  public <T> void run(Callable<T> work, Consumer<T> then) {
    waiting.add(() -> {
      T result = work.call();
      return () -> then.accept(result);
    });
    background.keep(this::next, nothing -> { }, failed);
  }

  /** Each thread takes what is first in the queue, which need not be what it was started for. */
  private Void next() throws Exception {
    synchronized (oneAtATime) {
      Platform.runLater(waiting.remove().call());
      return null;
    }
  }
}
