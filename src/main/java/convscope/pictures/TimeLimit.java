package convscope.pictures;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How long one picture may take to decode: so much of a processor's time, since a machine that trains on all of its
 * cores gives a decoder but a small share of them, and five times as long by the clock, for a decoder that waits. One
 * thread at a time works under it, from {@link #start} to {@link #stop}, and asks.
 */
final class TimeLimit {
  private static final int PATIENCE = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private volatile long allowed;
  private long spent;
  private long from;
  private long end;
  private volatile boolean over;

  TimeLimit(Duration allowed) {
    this.allowed = allowed.toNanos();
  }

  /** Thrown where work is broken off because its time is over. */
  static final class TimeOver extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Allows {@code more} of a processor's time; between two stretches, or by the thread that works. */
  void allowMore(Duration more) {
    allowed += more.toNanos();
    end += PATIENCE * more.toNanos();
  }

  /** Begins a stretch of work on the calling thread. */
  void start() {
    from = processorTime();
    end = System.nanoTime() + patience();
  }

  /** Ends it; what it took counts on. */
  void stop() {
    spent += processorTime() - from;
  }

  /** The most nanoseconds by the clock that a stretch may take. */
  long patience() {
    return PATIENCE * allowed;
  }

  /** Whether the time is over; for the thread that works. */
  boolean isOver() {
    over = spent + processorTime() - from >= allowed || System.nanoTime() - end >= 0;
    return over;
  }

  /** Whether the thread that worked found that its time was over; for any thread. */
  boolean wasOver() {
    return over;
  }

  /** Ends the work of the thread that asks, if the time is over. */
  void check() throws TimeOver {
    if (isOver()) {
      throw new TimeOver();
    }
  }

  private static long processorTime() {
    return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }
}
