package convscope.engine.dl4j.kernel;

import convscope.foundation.Threads;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that do the arithmetic of one network. Each takes the next task when it is free, so one that shares its
 * core with another program delays the others by at most one task; and since a task's result depends only on its
 * number, it does not depend on the thread. Between stages they spin for some microseconds, then sleep.
 *
 * <p>{@link #run} may be called from any thread, by one at a time.
 */
public final class Crew implements AutoCloseable {
  /**
   * Longer spinning did not help on an idle machine, and beside a busy program sleeping threads get their core back
   * sooner.
   */
  private static final long SPIN_NANOS = 2_000;
  private static final int SPINS_BETWEEN_LOOKS = 32;
  private static final long CLOSE_SECONDS = 10;

  private final Runnable start;
  private final Thread[] workers;
  /** By worker, 1 while it sleeps or is about to. */
  private final AtomicIntegerArray asleep;
  private volatile @Nullable Job job;
  private volatile boolean closing;
  private long jobs;

  /** One call of {@link Crew#run}. */
  private static final class Job {
    final long number;
    final List<Stage> stages;
    final Thread caller = Thread.currentThread();
    final AtomicInteger[] next;
    final AtomicInteger[] done;
    final AtomicReference<Throwable> failure = new AtomicReference<>();

    Job(long number, List<Stage> stages) {
      this.number = number;
      this.stages = stages;
      next = new AtomicInteger[stages.size()];
      done = new AtomicInteger[stages.size()];
      for (int i = 0; i < next.length; i++) {
        next[i] = new AtomicInteger();
        done[i] = new AtomicInteger();
      }
    }

    boolean done(int stage) {
      return done[stage].get() >= stages.get(stage).tasks();
    }

    boolean over() {
      return done(done.length - 1);
    }
  }

  /**
   * Starts the threads.
   *
   * @param size how many
   * @param start what each does first
   */
  public Crew(int size, Runnable start) {
    this.start = start;
    workers = new Thread[size];
    asleep = new AtomicIntegerArray(size);
    for (int i = 0; i < size; i++) {
      int worker = i;
      workers[i] = Threads.daemon("convscope-arithmetic-" + i, () -> work(worker));
      workers[i].start();
    }
  }

  /** The number of threads. */
  public int size() {
    return workers.length;
  }

  /**
   * Does all of {@code stages}, one after the other, and returns when the last is done. After a failure the remaining
   * tasks are skipped.
   *
   * @throws RuntimeException or Error what a task threw, of several the first
   * @throws IllegalStateException once it is closed
   */
  public void run(List<Stage> stages) {
    if (stages.isEmpty()) {
      return;
    }
    if (closing) {
      throw new IllegalStateException("These threads have ended");
    }
    jobs++;
    Job mine = new Job(jobs, stages);
    job = mine;
    wake();
    boolean interrupted = false;
    while (!mine.over()) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    job = null;
    Throwable failure = mine.failure.get();
    if (failure instanceof Error error) {
      throw error;
    } else if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  private void work(int worker) {
    start.run();
    // A number, not the job, so that sleeping threads do not keep a finished job in memory.
    long last = 0;
    while (!closing) {
      Job now = job;
      if (now == null || now.number == last) {
        long seen = last;
        await(worker, () -> closing || isNew(seen));
        continue;
      }
      work(worker, now);
      last = now.number;
    }
  }

  private boolean isNew(long seen) {
    Job now = job;
    return now != null && now.number != seen;
  }

  private void work(int worker, Job now) {
    for (int i = 0; i < now.next.length; i++) {
      int stage = i;
      Stage all = now.stages.get(stage);
      for (int task = now.next[stage].getAndIncrement(); task < all.tasks(); task = now.next[stage].getAndIncrement()) {
        if (now.failure.get() == null) {
          attempt(all, worker, task, now);
        }
        if (now.done[stage].incrementAndGet() == all.tasks()) {
          wake();
          if (now.over()) {
            LockSupport.unpark(now.caller);
          }
        }
      }
      if (!now.done(stage)) {
        await(worker, () -> now.done(stage));
      }
    }
  }

  private static void attempt(Stage stage, int worker, int task, Job now) {
    try {
      stage.task().run(worker, task);
    } catch (RuntimeException | Error failure) {
      now.failure.compareAndSet(null, failure);
    }
  }

  private interface Condition {
    boolean holds();
  }

  private void await(int worker, Condition condition) {
    long end = System.nanoTime() + SPIN_NANOS;
    do {
      for (int i = 0; i < SPINS_BETWEEN_LOOKS; i++) {
        if (condition.holds()) {
          return;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() < end);
    asleep.set(worker, 1);
    // The thread that fulfills the condition checks the flag afterwards, so either this thread sees the condition or
    // that one sees the flag.
    while (!condition.holds()) {
      LockSupport.park(this);
    }
    asleep.set(worker, 0);
  }

  private void wake() {
    for (int i = 0; i < workers.length; i++) {
      if (asleep.get(i) != 0) {
        LockSupport.unpark(workers[i]);
      }
    }
  }

  @Override
  public void close() {
    closing = true;
    wake();
    for (Thread worker : workers) {
      try {
        TimeUnit.SECONDS.timedJoin(worker, CLOSE_SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
