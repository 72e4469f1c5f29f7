package convscope.workbench.fx;

import javafx.animation.AnimationTimer;

/** Does something again and again while it runs, at most twenty times a second. JavaFX thread. */
public final class Pulse {
  private static final long BETWEEN_NANOS = 50_000_000;

  private final AnimationTimer timer;

  public Pulse(Runnable beat) {
    timer = new AnimationTimer() {
      private long last;

      @Override
      public void handle(long now) {
        if (now - last >= BETWEEN_NANOS) {
          last = now;
          beat.run();
        }
      }
    };
  }

  public void start() {
    timer.start();
  }

  public void stop() {
    timer.stop();
  }
}
