package convscope.workbench;

import convscope.foundation.Threads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Watches over the JavaFX thread: knocks at it again and again, and where it does not answer for too long, notes what it
 * was doing. Held means that the thread itself worked for over 100 ms, or that code of ours had it wait for so long; a
 * thread that the system only did not let run, on a machine busy with training, is not held.
 */
public final class Watchdog implements AutoCloseable {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final long BETWEEN_MILLIS = 10;
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ScheduledExecutorService knocks =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("watchdog"));
  private final AtomicLong knocked = new AtomicLong(System.nanoTime());
  private final List<String> held = new ArrayList<>();
  private volatile boolean waiting;
  private final Thread watched;
  private long worked;
  private boolean noted;

  /** Begins to watch. */
  public Watchdog() {
    watched = Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("JavaFX Application Thread")).findFirst().orElseThrow();
    knocks.scheduleAtFixedRate(this::knock, 0, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void knock() {
    if (!waiting) {
      waiting = true;
      noted = false;
      knocked.set(System.nanoTime());
      worked = CLOCK.getThreadCpuTime(watched.getId());
      Platform.runLater(() -> waiting = false);
    } else if (!noted && System.nanoTime() - knocked.get() > LONGEST_NANOS && isHeld()) {
      noted = true;
      synchronized (held) {
        held.add(doing());
      }
    }
  }

  private boolean isHeld() {
    boolean waits = watched.getState() != Thread.State.RUNNABLE
        && Arrays.stream(watched.getStackTrace()).anyMatch(frame -> frame.getClassName().startsWith("convscope."));
    return waits || CLOCK.getThreadCpuTime(watched.getId()) - worked > LONGEST_NANOS;
  }

  private String doing() {
    return Arrays.stream(watched.getStackTrace()).limit(60).map(StackTraceElement::toString)
        .collect(Collectors.joining("\n  at ", "held for more than 100 ms, doing\n  at ", ""));
  }

  /** What the thread was doing each time that it was held for more than 100 ms. */
  public List<String> held() {
    synchronized (held) {
      return List.copyOf(held);
    }
  }

  @Override
  public void close() {
    knocks.shutdownNow();
  }
}
