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
 * A thread for those who look at networks: it waits for the engine, and then does what it is given, one after the other.
 * What the engine makes belongs to the thread that made it, and so is made, used and closed here. Work that fails is told;
 * the next is done all the same. The thread begins with the first work. Its methods may be called by any thread.
 */
public final class EngineThread {
  private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);
  private static final long LONGEST_CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private final String name;
  private final Callable<Engine> engine;
  private final Consumer<Problem> failed;
  private final Runnable last;
  private final Object monitor = new Object();
  private final Deque<Work> soon = new ArrayDeque<>();
  private final Deque<Work> idly = new ArrayDeque<>();
  private boolean closed;
  private @Nullable Thread thread;

  /** Something to be done on the thread. */
  @FunctionalInterface
  public interface Work {
    void on(Engine engine) throws Exception;
  }

  /**
   * @param name the thread's
   * @param engine waits for the engine; called on the thread
   * @param failed told why something was not done, on the JavaFX thread
   * @param last done on the thread at its end: closes what the engine made
   */
  public EngineThread(String name, Callable<Engine> engine, Consumer<Problem> failed, Runnable last) {
    this.name = name;
    this.engine = engine;
    this.failed = failed;
    this.last = last;
  }

  /** Has {@code work} done after what was submitted before. Nothing is done any more once this is closed. */
  public void submit(Work work) {
    add(soon, work);
  }

  /** Has {@code work} done when there is nothing else to do. */
  public void submitIdly(Work work) {
    add(idly, work);
  }

  private void add(Deque<Work> queue, Work work) {
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
      for (Work work = take(); work != null; work = take()) {
        attempt(work);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      last.run();
    }
  }

  private void attempt(Work work) throws InterruptedException {
    try {
      work.on(engine.call());
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Problem problem) {
      Platform.runLater(() -> failed.accept(problem));
    } catch (Exception | LinkageError | OutOfMemoryError unexpected) {
      LOG.error("Looking at a network failed", unexpected);
      Platform.runLater(() -> failed.accept(Problem.because(unexpected, EngineThread.class, "network.unexpected",
          unexpected.toString())));
    }
  }

  /** Waits for the next work; null where none will come. */
  private @Nullable Work take() throws InterruptedException {
    synchronized (monitor) {
      while (soon.isEmpty() && idly.isEmpty() && !closed) {
        monitor.wait();
      }
      return closed ? null : soon.isEmpty() ? idly.remove() : soon.remove();
    }
  }

  /** Ends the thread after the work in hand, and leaves out what has not begun; waits for it a little. */
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
