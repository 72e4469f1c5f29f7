package convscope.workbench.fx;

import convscope.foundation.Problem;
import convscope.foundation.Threads;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that must not block the window: it runs on the threads {@code convscope-io-n}, and its result is delivered on
 * the JavaFX thread.
 */
public final class Background implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  private static final long MOST_WAITED_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ExecutorService threads = Executors.newCachedThreadPool(Threads.daemons("convscope-io"));
  private final Set<Future<?>> kept = ConcurrentHashMap.newKeySet();

  /**
   * Runs {@code work}; then, on the JavaFX thread, {@code then} with what it returned or {@code failed} with the
   * failure. After {@link #close} nothing more is run, so that a late result does no harm.
   *
   * @return cancel it to interrupt the work's thread
   */
  public <T> Future<?> run(Callable<T> work, Consumer<T> then, Consumer<Problem> failed) {
    if (threads.isShutdown()) {
      return CompletableFuture.completedFuture(null);
    }
    return threads.submit(() -> {
      try {
        T result = work.call();
        Platform.runLater(() -> then.accept(result));
      } catch (Problem problem) {
        Platform.runLater(() -> failed.accept(problem));
      } catch (Exception | LinkageError | OutOfMemoryError unexpected) {
        LOG.error("Work in the background failed", unexpected);
        Problem problem = Problem.because(unexpected, Background.class, "unexpected", unexpected.toString());
        Platform.runLater(() -> failed.accept(problem));
      }
    });
  }

  /** As {@link #run}, for work that must not be lost: {@link #close} waits for {@code work}. */
  public <T> void keep(Callable<T> work, Consumer<T> then, Consumer<Problem> failed) {
    kept.removeIf(Future::isDone);
    kept.add(run(work, then, failed));
  }

  /**
   * Accepts no more work, and waits for work that must not be lost, for two seconds in total; other running work
   * finishes, or ends with the program.
   */
  @Override
  public void close() {
    threads.shutdown();
    long end = System.nanoTime() + MOST_WAITED_NANOS;
    try {
      for (Future<?> one : kept) {
        one.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (TimeoutException | ExecutionException unkept) {
      LOG.warn("The program ends before everything was written", unkept);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
