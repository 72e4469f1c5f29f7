package convscope.insight;

import java.io.IOException;
import java.time.Duration;

/**
 * How long one picture may still take to decode. Time counts between {@link #start} and {@link #stop} only, which one
 * thread calls; any thread may ask.
 */
final class TimeLimit {
  private volatile long left;
  private volatile long end;
  private volatile boolean running;

  TimeLimit(Duration allowed) {
    left = allowed.toNanos();
  }

  /** Thrown where work is broken off because its time is over. */
  static final class TimeOver extends IOException {
    private static final long serialVersionUID = 1L;
  }

  void start() {
    end = System.nanoTime() + left;
    running = true;
  }

  void stop() {
    left = left();
    running = false;
  }

  /** Nanoseconds that are left, 0 at least. */
  long left() {
    return !running ? left : Math.max(0, end - System.nanoTime());
  }

  boolean isOver() {
    return left() == 0;
  }

  /** Ends the work of a thread that asks, if the time is over. */
  void check() throws TimeOver {
    if (isOver()) {
      throw new TimeOver();
    }
  }
}
