package convscope.engine;

import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import convscope.foundation.Threads;
import convscope.model.Network;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the trainers that make a step together: on its trainer device, or a share of one, and used only by its trainer
 * thread. It takes its examples from those of the whole step.
 */
final class Tower {
  private static final Logger LOG = LoggerFactory.getLogger(Tower.class);
  private static final long CLOSE_SECONDS = 10;

  private final int number;
  private final Device device;
  private final int first;
  private final float[] images;
  private final int[] labels;
  private final float[] gradients;
  private final ExecutorService thread;
  private final CompletableFuture<Trainer> made;
  private volatile CompletableFuture<?> last;

  /**
   * Starts creating the trainer; the next request reports whether that succeeded.
   *
   * @param first its first example among the step's
   * @param count how many it has
   */
  Tower(int number, Engine engine, Network network, int first, int count, Learning learning) {
    this.number = number;
    this.device = engine.device();
    this.first = first;
    images = new float[Math.multiplyExact(count, network.input().size())];
    labels = new int[count];
    gradients = new float[network.parameterCount()];
    thread = Executors.newSingleThreadExecutor(work -> Threads.daemon("convscope-tower-" + number, work));
    made = CompletableFuture.supplyAsync(() -> engine.trainer(network, count, learning), thread);
    last = made;
  }

  /** Its first example among those of the whole step. */
  int first() {
    return first;
  }

  /** How many examples it has. */
  int count() {
    return labels.length;
  }

  /** Its gradients of the last step, or other values written there since; only while it is idle. */
  float[] gradients() {
    return gradients;
  }

  /** Runs {@code work} on its thread, after all earlier requests. */
  <T> CompletableFuture<T> ask(Function<Trainer, T> work) {
    CompletableFuture<T> asked = made.thenApplyAsync(work, thread);
    last = asked;
    return asked;
  }

  /** Whether it is still busy with the last request. */
  boolean busy() {
    return !last.isDone();
  }

  /**
   * Takes its examples and computes their gradients, which are then in {@link #gradients}.
   *
   * @param trainer its trainer
   */
  TowerStep gradients(Trainer trainer, float[] allImages, int[] allLabels) {
    long start = System.nanoTime();
    int size = images.length / labels.length;
    System.arraycopy(allImages, first * size, images, 0, images.length);
    System.arraycopy(allLabels, first, labels, 0, labels.length);
    StepLoss loss = trainer.gradients(images, labels);
    trainer.copyGradients(gradients);
    return new TowerStep(number, device, labels.length, loss, System.nanoTime() - start, trainer.memoryBytes());
  }

  /** The problem to report if {@code why} ended its work. */
  Problem failed(Throwable why) {
    Throwable cause = why instanceof CompletionException && why.getCause() != null ? why.getCause() : why;
    Object what = cause instanceof Problem ? cause : cause.toString();
    return Problem.because(cause, Tower.class, "tower.failed", name(), what);
  }

  /** The problem to report if it does not finish. */
  Problem silent() {
    return Problem.of(Tower.class, "tower.silent", name());
  }

  private Sentence name() {
    return Sentence.of(Tower.class, "tower.name", number, device.name(), device.id());
  }

  /** Makes its thread close the trainer and then end. */
  void close() {
    ask(trainer -> {
      trainer.close();
      return null;
    }).exceptionally(why -> {
      // If it could not be created, the caller knows that already.
      if (!made.isCompletedExceptionally()) {
        LOG.warn("{} could not be closed", this, why);
      }
      return null;
    });
    thread.shutdown();
  }

  /** Waits for the end of its thread, or abandons it if that takes too long. */
  void awaitEnd() {
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} did not stop within {} s and was abandoned", this, CLOSE_SECONDS);
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "Tower " + number + " on " + device.name() + " (" + device.id() + ")";
  }
}
