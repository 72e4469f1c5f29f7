package convscope.workbench.fx;

import convscope.foundation.Threads;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.layout.Region;

/**
 * Repeats an action on the JavaFX thread while it runs. A clock on a separate thread triggers it; an animation timer
 * would make JavaFX render sixty frames per second for the sake of a few beats, on cores that training needs. After the
 * first beat, which comes at once, all pulses keep the same time: what beats every 250, 500 and 1,000 milliseconds
 * changes the window in the same frames. If the thread is busy, beats are skipped, never accumulated. JavaFX thread.
 */
public final class Pulse {
  /** The first beat comes before the frame, the second when it has been passed on for drawing. */
  private static final int BEATS_UNTIL_DRAWN = 2;
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("convscope-pulse"));

  private final long millis;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final Runnable beat;
  private Future<?> knocking;

  /** A pulse, not yet running, with a beat every {@code millis} milliseconds. */
  public Pulse(long millis, Runnable beat) {
    this.millis = millis;
    this.beat = beat;
  }

  public void start() {
    if (knocking == null) {
      knock();
      long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
      knocking = CLOCK.scheduleAtFixedRate(this::knock, millis - Math.floorMod(now, millis), millis,
          TimeUnit.MILLISECONDS);
    }
  }

  public void stop() {
    if (knocking != null) {
      knocking.cancel(false);
      knocking = null;
    }
  }

  /** Whether it beats. */
  public boolean running() {
    return knocking != null;
  }

  private void knock() {
    if (waiting.compareAndSet(false, true)) {
      Platform.runLater(() -> {
        waiting.set(false);
        if (knocking != null) {
          beat.run();
        }
      });
    }
  }

  /** Runs {@code then} once, when the nodes just shown are visible. */
  public static void afterFirstFrame(Runnable then) {
    new AnimationTimer() {
      private int beats;

      @Override
      public void handle(long now) {
        if (++beats == BEATS_UNTIL_DRAWN) {
          stop();
          // An empty snapshot is drawn after that frame, so that later work starts after the frame reached the screen.
          new Region().snapshot(null, null);
          Platform.runLater(then);
        }
      }
    }.start();
  }
}
