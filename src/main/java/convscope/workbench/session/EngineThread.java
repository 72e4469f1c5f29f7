package convscope.workbench.session;

import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread for viewers of networks: it waits for the engine, and then does the submitted work in order. Engine objects
 * belong to the thread that created them, so they are created, used and closed here. A failure is reported, and the
 * next work is done anyway. The thread starts with the first work. Its methods may be called by any thread.
 */
public final class EngineThread {
  private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);
  private static final long LONGEST_CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private final String name;
  private final Callable<Engine> engine;
  private final Consumer<Problem> failed;
  private final Runnable last;
  private final Object monitor = new Object();
  private final Deque<Task> soon = new ArrayDeque<>();
  private final Deque<Task> idly = new ArrayDeque<>();
  private boolean closed;
  private @Nullable Thread thread;

  /** Work for the thread. */
  @FunctionalInterface
  public interface Work {
    void on(Engine engine) throws Exception;
  }

  private record Task(Work work, Consumer<Problem> failed) {}

  /**
   * @param name the thread's
   * @param engine waits for the engine; called on the thread
   * @param failed receives the failures of work without a receiver of its own, on the JavaFX thread
   * @param last run on the thread at its end: closes the engine objects
   */
  public EngineThread(String name, Callable<Engine> engine, Consumer<Problem> failed, Runnable last) {
    this.name = name;
    this.engine = engine;
    this.failed = failed;
    this.last = last;
  }

  /** Does {@code work} after all earlier work. Does nothing once this is closed. */
  public void submit(Work work) {
    submit(work, failed);
  }

  /** As {@link #submit(Work)}; its failure goes to {@code failed}, on the JavaFX thread. */
  public void submit(Work work, Consumer<Problem> failed) {
    add(soon, new Task(work, failed));
  }

  /** Does {@code work} when there is no other work; its failure goes to {@code failed}, on the JavaFX thread. */
  public void submitIdly(Work work, Consumer<Problem> failed) {
    add(idly, new Task(work, failed));
  }

  private void add(Deque<Task> queue, Task work) {
    synchronized (monitor) {
      if (closed) {
        return;
      }
      queue.add(work);
      monitor.notifyAll();
      if (thread == null) {
        thread = Threads.daemon(name, this::run);
        thread.start();
      }
    }
  }

  private void run() {
    try {
      for (Task work = take(); work != null; work = take()) {
        attempt(work);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      last.run();
    }
  }

  private void attempt(Task task) throws InterruptedException {
    try {
      task.work().on(engine.call());
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Problem problem) {
      Platform.runLater(() -> task.failed().accept(problem));
    } catch (Exception | LinkageError | OutOfMemoryError unexpected) {
      LOG.error("Looking at a network failed", unexpected);
      Platform.runLater(() -> task.failed().accept(Problem.because(unexpected, EngineThread.class, "network.unexpected",
          unexpected.toString())));
    }
  }

  /** Waits for the next work; null if none will come. */
  private @Nullable Task take() throws InterruptedException {
    synchronized (monitor) {
      while (soon.isEmpty() && idly.isEmpty() && !closed) {
        monitor.wait();
      }
      return closed ? null : soon.isEmpty() ? idly.remove() : soon.remove();
    }
  }

  /** Ends the thread after the current work, and drops pending work; waits briefly for it. */
  public void close() throws InterruptedException {
    Thread own;
    synchronized (monitor) {
      closed = true;
      monitor.notifyAll();
      own = thread;
    }
    if (own != null) {
      // It may be waiting for an engine that never came.
      own.interrupt();
      own.join(LONGEST_CLOSE_MILLIS);
    }
  }
}
