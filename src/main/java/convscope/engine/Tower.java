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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the trainers that make a step together: on a device of its own, or a share of one, and touched by its own thread
 * alone. It takes its own examples out of the whole step's.
 */
final class Tower {
  private static final Logger LOG = LoggerFactory.getLogger(Tower.class);
  private static final long CLOSE_SECONDS = 10;

  private final int number;
  private final Device device;
  private final Network network;
  private final int first;
  private final float[] images;
  private final int[] labels;
  private final float[] gradients;
  private final ExecutorService thread;
  private final CompletableFuture<Trainer> made;
  private volatile CompletableFuture<?> last;
  /** Where its step is copied to, but for the parameters, which others have. */
  private @Nullable StepCopy room;

  /**
   * Begins to make the trainer; what is asked next tells how that went.
   *
   * @param first its first example of the step's
   * @param count how many it has
   */
  Tower(int number, Engine engine, Network network, int first, int count, Optimizer optimizer) {
    this.number = number;
    this.device = engine.device();
    this.network = network;
    this.first = first;
    images = new float[Math.multiplyExact(count, network.input().size())];
    labels = new int[count];
    gradients = new float[network.parameterCount()];
    thread = Executors.newSingleThreadExecutor(work -> Threads.daemon("convscope-tower-" + number, work));
    made = CompletableFuture.supplyAsync(() -> engine.trainer(network, count, optimizer), thread);
    last = made;
  }

  /** How many examples it has. */
  int count() {
    return labels.length;
  }

  /** Its gradients of the last step, or whatever else was put there since; for when it is not at work. */
  float[] gradients() {
    return gradients;
  }

  /** Has its thread do {@code work}, after all that was asked before. */
  <T> CompletableFuture<T> ask(Function<Trainer, T> work) {
    CompletableFuture<T> asked = made.thenApplyAsync(work, thread);
    last = asked;
    return asked;
  }

  /** Whether it is still at what it was asked last. */
  boolean busy() {
    return !last.isDone();
  }

  /**
   * Takes its examples and works out their gradients, which are then in {@link #gradients}.
   *
   * @param trainer its own
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

  /** Copies the activations of its examples to their place among the step's. Its {@link #gradients} are lost. */
  void copyActivations(Trainer trainer, StepCopy to) {
    if (room == null) {
      room = new StepCopy(gradients, gradients, StepCopy.room(network, labels.length).activations());
    }
    trainer.copyStep(room);
    room.activations().forEach((layer, values) ->
        System.arraycopy(values, 0, to.activations().get(layer), values.length / labels.length * first, values.length));
  }

  /** What to tell a person where {@code why} ended its work. */
  Problem failed(Throwable why) {
    Throwable cause = why instanceof CompletionException && why.getCause() != null ? why.getCause() : why;
    Object what = cause instanceof Problem ? cause : cause.toString();
    return Problem.because(cause, Tower.class, "tower.failed", name(), what);
  }

  /** What to tell a person where it does not come to an end. */
  Problem silent() {
    return Problem.of(Tower.class, "tower.silent", name());
  }

  private Sentence name() {
    return Sentence.of(Tower.class, "tower.name", number, device.name(), device.id());
  }

  /** Has the trainer closed by its thread, and begins to end that. */
  void close() {
    ask(trainer -> {
      trainer.close();
      return null;
    }).exceptionally(why -> {
      // One that could not be made has told whoever wanted it.
      if (!made.isCompletedExceptionally()) {
        LOG.warn("{} could not be closed", this, why);
      }
      return null;
    });
    thread.shutdown();
  }

  /** Waits for the end of its thread, or leaves it behind where that takes too long. */
  void awaitEnd() {
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} did not end in {} s, and is left behind", this, CLOSE_SECONDS);
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
