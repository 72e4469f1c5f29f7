package convscope.training;

import java.util.concurrent.TimeUnit;

/**
 * When to probe the network's layers: for the run's record at its logged steps, though never so often that probes take
 * more than a hundredth of the time, and for those who watch at the interval that they set. The interval may be set
 * from any thread; the rest is the training thread's.
 */
final class Probing {
  /** Between two probes for the record at least so many times passes as the last one took. */
  private static final long APART = 100;

  private volatile long interval;
  private long last;
  private long took;
  private boolean looked;

  /** Sets the time between two probes for those who watch, in milliseconds; 0 for none. */
  void every(long millis) {
    if (millis < 0) {
      throw new IllegalArgumentException("A probe every " + millis + " ms");
    }
    interval = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Whether somebody watches. */
  boolean on() {
    return interval > 0;
  }

  /** Whether it is time for another probe for those who watch. */
  boolean due() {
    return on() && (!looked || System.nanoTime() - last >= interval);
  }

  /** Whether a logged step may be probed for the record. */
  boolean affordable() {
    return !looked || System.nanoTime() - last >= APART * took;
  }

  /** A probe that was begun at {@code begun}, in {@link System#nanoTime}, has been made and recorded. */
  void done(long begun) {
    last = System.nanoTime();
    took = last - begun;
    looked = true;
  }
}
