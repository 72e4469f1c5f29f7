package convscope.data;

import convscope.foundation.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Batches for training, prefetched by separate threads. The content of batch n depends only on the set, the batch size,
 * the seed and n, never on the number of threads or the first step of the stream.
 *
 * <p>Created, read and closed by one thread. Buffers are reused: {@link #recycle} a batch after its use.
 */
public final class TrainingBatches implements AutoCloseable {
  private static final int BATCHES_A_THREAD = 2;
  private static final int LEAST_AHEAD = 6;

  private final ImageSet images;
  private final int batchSize;
  private final int side;
  private final long seed;
  private final Augmentation augmentation;
  private final ExampleOrder order;
  private final ExecutorService threads;
  private final BlockingQueue<Future<Batch>> coming;
  private final BlockingQueue<Batch> spare;
  private final ThreadLocal<CropPass> passes = ThreadLocal.withInitial(CropPass::new);

  /**
   * @param side the height and width of the crops
   * @param firstStep the number of the first batch, 0 for a new run
   * @param threads the number of prefetch threads
   * @param augmentation how the images are changed
   */
  public TrainingBatches(ImageSet images, int batchSize, int side, long seed, long firstStep, int threads,
      Augmentation augmentation) {
    this.images = images;
    this.batchSize = batchSize;
    this.side = side;
    this.seed = seed;
    this.augmentation = augmentation;
    order = new ExampleOrder(images.size(), batchSize, seed);
    order.skip(firstStep * batchSize);
    // More threads than cores finish no more batches, which would only lie in memory.
    int ahead = Math.max(LEAST_AHEAD, BATCHES_A_THREAD * Math.min(threads, Runtime.getRuntime().availableProcessors()));
    coming = new ArrayBlockingQueue<>(ahead);
    spare = new ArrayBlockingQueue<>(ahead + 2);
    this.threads = Executors.newFixedThreadPool(threads, Threads.daemons("convscope-prefetch"));
    for (int i = 0; i < ahead; i++) {
      order();
    }
  }

  /**
   * The next batch; waits for it if it is not ready.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Batch next() throws InterruptedException {
    Future<Batch> first = coming.remove();
    order();
    try {
      return first.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Takes back a batch whose arrays are no longer read. */
  public void recycle(Batch batch) {
    spare.offer(batch);
  }

  /** The number of batches that are ready or being prepared. */
  public int queued() {
    return coming.size();
  }

  /** How full the queue is: the fraction of the prefetched batches that are ready, 0 … 1. */
  public double fullness() {
    int ready = 0;
    for (Future<Batch> one : coming) {
      ready += one.isDone() ? 1 : 0;
    }
    return coming.isEmpty() ? 0 : (double) ready / coming.size();
  }

  /** Determines the content of the next batch after the queued ones, and starts preparing it. */
  private void order() {
    List<Draw> draws = new ArrayList<>(batchSize);
    for (int i = 0; i < batchSize; i++) {
      order.draw();
      draws.add(new Draw(order.epoch(), order.index()));
    }
    coming.add(threads.submit(() -> make(draws)));
  }

  private record Draw(int epoch, int index) {}

  private Batch make(List<Draw> draws) {
    Batch batch = spare.poll();
    if (batch == null) {
      batch = Batch.ofSize(batchSize, side);
    }
    CropPass pass = passes.get();
    for (int i = 0; i < batchSize; i++) {
      Draw draw = draws.get(i);
      Crop crop = augmentation.crop(seed, draw.epoch(), draw.index(), side);
      pass.apply(images, draw.index(), crop, batch.images(), i * crop.values());
      augmentation.cutOut(seed, draw.epoch(), draw.index(), side, batch.images(), i * crop.values());
      batch.labels()[i] = images.label(draw.index());
      batch.indices()[i] = draw.index();
    }
    return batch;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
