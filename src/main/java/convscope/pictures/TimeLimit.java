package convscope.pictures;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time limit for decoding one image: in processor time, since a machine that trains on all of its cores gives a
 * decoder only a small share of them, and five times as much elapsed time, for a decoder that waits. One thread at a
 * time works under it, from {@link #start} to {@link #stop}, and checks it.
 */
final class TimeLimit {
  private static final int PATIENCE = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final AtomicLong allowed;
  private long spent;
  private long from;
  private long end;
  private volatile boolean over;

  TimeLimit(Duration allowed) {
    this.allowed = new AtomicLong(allowed.toNanos());
  }

  /** Thrown when work is stopped because its time is over. */
  static final class TimeOver extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Adds {@code more} processor time; between two periods, or on the working thread. */
  void allowMore(Duration more) {
    allowed.addAndGet(more.toNanos());
    end += PATIENCE * more.toNanos();
  }

  /** Starts a period of work on the calling thread. */
  void start() {
    from = processorTime();
    end = System.nanoTime() + patience();
  }

  /** Ends the period; its time stays counted. */
  void stop() {
    spent += processorTime() - from;
  }

  /** The most elapsed nanoseconds that a period may take. */
  long patience() {
    return PATIENCE * allowed.get();
  }

  /** Whether the time is over; for the working thread. */
  boolean isOver() {
    over = spent + processorTime() - from >= allowed.get() || System.nanoTime() - end >= 0;
    return over;
  }

  /** Whether the working thread found that its time was over; for any thread. */
  boolean wasOver() {
    return over;
  }

  /** Stops the work of the calling thread if the time is over. */
  void check() throws TimeOver {
    if (isOver()) {
      throw new TimeOver();
    }
  }

  private static long processorTime() {
    return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }
}
