package convscope.data;

import convscope.foundation.Threads;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The batches of {@link EvaluationBatches}, each prepared by a separate thread while the one before is evaluated, so
 * that inference need not wait. Created, read and closed by one thread.
 */
public final class EvaluationStream implements AutoCloseable {
  /** One is being evaluated, one is ready, one is being prepared. */
  private static final int BUFFERS = 3;

  private final ImageSet images;
  private final int batchSize;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Threads.daemons("convscope-prefetch"));
  private final BlockingQueue<Future<Batch>> coming = new ArrayBlockingQueue<>(BUFFERS);
  private final CropPass pass = new CropPass();
  private int ordered;
  private int taken;

  /** All of {@code images} in their own order, with the evaluation's center crop. */
  public EvaluationStream(ImageSet images, int batchSize) {
    this.images = images;
    this.batchSize = batchSize;
    for (int i = 0; i < BUFFERS; i++) {
      order(Batch.ofSize(batchSize));
    }
  }

  /** The number of images returned so far. */
  public int taken() {
    return taken;
  }

  /** Whether there are more. */
  public boolean hasNext() {
    return taken < images.size();
  }

  /**
   * The next batch, short at the end of the set; waits for it if it is not ready. It must be given back before the
   * third one after it is requested.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Batch next() throws InterruptedException {
    try {
      Batch next = coming.remove().get();
      taken += next.size();
      return next;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException own ? own : new IllegalStateException(failed.getCause());
    }
  }

  /** Takes back a batch whose arrays are no longer read, and reuses them for a later one. */
  public void recycle(Batch batch) {
    order(batch);
  }

  private void order(Batch buffers) {
    if (ordered < images.size()) {
      int first = ordered;
      int size = Math.min(batchSize, images.size() - first);
      ordered += size;
      coming.add(thread.submit(() -> {
        EvaluationBatches.fill(images, first, size, buffers, pass);
        return new Batch(size, buffers.images(), buffers.labels(), buffers.indices());
      }));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
