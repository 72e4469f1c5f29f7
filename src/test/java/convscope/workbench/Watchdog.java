package convscope.workbench;

import convscope.foundation.CounterRandom;
import convscope.foundation.Threads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Watches over the JavaFX thread: knocks at it again and again, and where it does not answer for too long, notes what it
 * was doing. Held means that since the knock the thread itself has worked for over 100 ms of a processor's time, more on a
 * processor that is slower than those this was measured on; or that code of ours had it wait at each of 30 looks, 10 ms
 * apart. Time in which the system does not let it run, on a machine busy with other work, does not count.
 */
public final class Watchdog implements AutoCloseable {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final long BETWEEN_MILLIS = 10;
  private static final int MOST_LOOKS = 30;
  private static final int ROUNDS = 20;
  private static final int VALUES = 50_000;
  private static final long USUAL_NANOS = TimeUnit.MICROSECONDS.toNanos(5_000);
  private static final long MOST_WORK_NANOS = (long) (TimeUnit.MILLISECONDS.toNanos(100) * slowness());

  private final ScheduledExecutorService knocks =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("watchdog"));
  private final List<String> held = new ArrayList<>();
  private volatile boolean waiting;
  private final Thread watched;
  private long worked;
  private int looks;
  private boolean noted;

  /** Begins to watch. */
  public Watchdog() {
    watched = Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("JavaFX Application Thread")).findFirst().orElseThrow();
    knocks.scheduleWithFixedDelay(this::knock, 0, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How many times as long as on the machine of the limits, an idle one, some plain work takes here; at least 1. */
  private static double slowness() {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = CLOCK.getCurrentThreadCpuTime();
      CounterRandom random = new CounterRandom(round);
      double[] values = new double[VALUES];
      Arrays.setAll(values, i -> random.nextGaussian());
      Arrays.sort(values);
      least = Math.min(least, CLOCK.getCurrentThreadCpuTime() - before);
    }
    return Math.max(1, (double) least / USUAL_NANOS);
  }

  private void knock() {
    if (!waiting) {
      waiting = true;
      noted = false;
      looks = 0;
      worked = CLOCK.getThreadCpuTime(watched.getId());
      Platform.runLater(() -> waiting = false);
    } else if (!noted && isHeld()) {
      noted = true;
      synchronized (held) {
        held.add(doing());
      }
    }
  }

  private boolean isHeld() {
    boolean waitsForUs = watched.getState() != Thread.State.RUNNABLE
        && Arrays.stream(watched.getStackTrace()).anyMatch(frame -> frame.getClassName().startsWith("convscope."));
    looks = waitsForUs ? looks + 1 : 0;
    return looks >= MOST_LOOKS || CLOCK.getThreadCpuTime(watched.getId()) - worked > MOST_WORK_NANOS;
  }

  private String doing() {
    return Arrays.stream(watched.getStackTrace()).limit(60).map(StackTraceElement::toString)
        .collect(Collectors.joining("\n  at ", "held for too long, doing\n  at ", ""));
  }

  /** What the thread was doing each time that it was held. */
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
