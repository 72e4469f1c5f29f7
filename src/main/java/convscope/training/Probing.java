package convscope.training;

import java.util.concurrent.TimeUnit;

/** When to probe the network's layers. The interval may be set from any thread; the rest is the training thread's. */
final class Probing {
  private volatile long interval;
  private long last;
  private boolean looked;

  /** Sets the time between two probes, in milliseconds; 0 for none. */
  void every(long millis) {
    if (millis < 0) {
      throw new IllegalArgumentException("A probe every " + millis + " ms");
    }
    interval = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Whether probes are wanted. */
  boolean on() {
    return interval > 0;
  }

  /** Whether it is time for another probe. */
  boolean due() {
    return !looked || System.nanoTime() - last >= interval;
  }

  /** A probe has been made. */
  void done() {
    last = System.nanoTime();
    looked = true;
  }
}
