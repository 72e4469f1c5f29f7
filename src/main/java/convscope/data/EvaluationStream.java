package convscope.data;

import convscope.foundation.Threads;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All images of a set in batches, in their own order; each batch comes once for every crop. Each is prepared by a
 * separate thread while the one before is evaluated, so that inference need not wait. Created, read and closed by one
 * thread.
 */
public final class EvaluationStream implements AutoCloseable {
  /** One is being evaluated, one is ready, one is being prepared. */
  private static final int BUFFERS = 3;

  private final ImageSet images;
  private final int batchSize;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Threads.daemons("convscope-prefetch"));
  private final BlockingQueue<Future<Batch>> coming = new ArrayBlockingQueue<>(BUFFERS);
  private final CropPass pass = new CropPass();
  private final List<Crop> crops;
  private int ordered;
  private int taken;

  /** All of {@code images}, in every one of {@code crops}, which have one side. */
  public EvaluationStream(ImageSet images, int batchSize, List<Crop> crops) {
    this.images = images;
    this.batchSize = batchSize;
    this.crops = crops;
    for (int i = 0; i < BUFFERS; i++) {
      order(Batch.ofSize(batchSize, crops.get(0).side()));
    }
  }

  /** The number of images that were returned in all their crops. */
  public int finished() {
    return Math.min(images.size(), taken / crops.size() * batchSize);
  }

  /** Whether there are more batches. */
  public boolean hasNext() {
    return finished() < images.size();
  }

  /**
   * The next batch, short at the end of the set: the next crop of the same images, or other images; waits for it if it
   * is not ready. It must be given back before the third one after it is requested.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Batch next() throws InterruptedException {
    try {
      Batch next = coming.remove().get();
      taken++;
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
    int first = ordered / crops.size() * batchSize;
    if (first < images.size()) {
      Crop crop = crops.get(ordered % crops.size());
      int size = Math.min(batchSize, images.size() - first);
      ordered++;
      coming.add(thread.submit(() -> {
        EvaluationBatches.fill(images, first, size, crop, buffers, pass);
        return buffers.first(size);
      }));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
