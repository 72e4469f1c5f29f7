package convscope.training;

import java.util.concurrent.TimeUnit;

/** When to look at the network's insides. The interval may be set from any thread; the rest is the training thread's. */
final class Probing {
  private volatile long interval;
  private long last;
  private boolean looked;

  /** Sets the time between two looks, in milliseconds; 0 for none at all. */
  void every(long millis) {
    if (millis < 0) {
      throw new IllegalArgumentException("A probe every " + millis + " ms");
    }
    interval = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Whether there is to be any look. */
  boolean on() {
    return interval > 0;
  }

  /** Whether so much time has passed since the last look that it is time for another. */
  boolean due() {
    return !looked || System.nanoTime() - last >= interval;
  }

  /** A look has been taken. */
  void done() {
    last = System.nanoTime();
    looked = true;
  }
}
