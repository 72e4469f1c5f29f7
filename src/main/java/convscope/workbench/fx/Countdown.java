package convscope.workbench.fx;

import convscope.foundation.Threads;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action once, a time after its last start. It waits on a thread of its own; a transition would have JavaFX
 * prepare sixty frames a second meanwhile. JavaFX thread.
 */
public final class Countdown {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("convscope-countdown"));

  private final long millis;
  private final Runnable end;
  private @Nullable Future<?> waiting;
  private long started;

  /** A countdown of {@code millis} milliseconds, not yet started. */
  public Countdown(long millis, Runnable end) {
    this.millis = millis;
    this.end = end;
  }

  /** Starts it, or starts it again. */
  public void start() {
    stop();
    long own = started;
    waiting = CLOCK.schedule(() -> Platform.runLater(() -> finish(own)), millis, TimeUnit.MILLISECONDS);
  }

  /** Ends it without the action. */
  public void stop() {
    started++;
    if (waiting != null) {
      waiting.cancel(false);
      waiting = null;
    }
  }

  /** Whether it has been started, and has neither ended nor been stopped. */
  public boolean isRunning() {
    return waiting != null;
  }

  private void finish(long own) {
    if (own == started) {
      waiting = null;
      end.run();
    }
  }
}
