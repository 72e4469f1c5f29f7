package convscope.workbench.fx;

import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Requests that follow a hand: while one is being answered, only the newest of those made meanwhile waits, and is
 * answered next. Unlike {@link LatestRequest}, a request under way is never dropped, so that there are answers however
 * fast requests come. JavaFX thread.
 *
 * @param <Q> what is requested
 */
public final class LiveRequest<Q> {
  private final BiConsumer<Q, Runnable> work;
  private final PauseTransition pause;
  private @Nullable Q waiting;
  private boolean busy;

  /**
   * @param work starts the answer to a request; runs what it is given, on the JavaFX thread, once it is done or has
   *     failed
   * @param rest the least time between the end of one answer and the start of the next
   */
  public LiveRequest(BiConsumer<Q, Runnable> work, Duration rest) {
    this.work = work;
    pause = new PauseTransition(rest);
    pause.setOnFinished(over -> next());
  }

  /** Answers {@code wanted} at once, or after what is under way in place of what waits. */
  public void ask(Q wanted) {
    waiting = wanted;
    if (!busy) {
      next();
    }
  }

  /** Drops what waits; an answer under way is still given. */
  public void cancel() {
    waiting = null;
  }

  private void next() {
    Q now = waiting;
    waiting = null;
    busy = now != null;
    if (now != null) {
      work.accept(now, pause::playFromStart);
    }
  }
}
