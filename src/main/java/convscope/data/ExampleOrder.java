package convscope.data;

import convscope.foundation.CounterRandom;

/**
 * The order in which examples are fed: the tutorial's shuffling queue, without its threads. A pool of examples is
 * filled in the order of the set, epoch after epoch; each draw takes a random one from the pool, and the next in order
 * replaces it. The pool contains 0.4 of the set, the tutorial's 20,000 of 50,000, and three batches more.
 *
 * <p>Only indices are moved, not images, so a resumed run finds its place by drawing again from the start: about ten
 * million draws per second. Not thread-safe.
 */
final class ExampleOrder {
  private static final long STREAM = 0x73687566666C6573L;
  private static final double POOL_OF_SET = 0.4;
  private static final int POOL_BATCHES = 3;

  private final int size;
  private final int[] indices;
  private final int[] epochs;
  private final CounterRandom random;
  private int nextIndex;
  private int nextEpoch;
  private int index;
  private int epoch;

  ExampleOrder(int size, int batchSize, long seed) {
    this.size = size;
    int pool = Math.max(1, (int) (size * POOL_OF_SET)) + POOL_BATCHES * batchSize;
    indices = new int[pool];
    epochs = new int[pool];
    random = new CounterRandom(seed ^ STREAM);
    for (int i = 0; i < pool; i++) {
      refill(i);
    }
  }

  /** Draws the next example; {@link #index} and {@link #epoch} then return which. */
  void draw() {
    int at = random.nextInt(indices.length);
    index = indices[at];
    epoch = epochs[at];
    refill(at);
  }

  /** Skips {@code draws} examples. */
  void skip(long draws) {
    for (long i = 0; i < draws; i++) {
      draw();
    }
  }

  /** The drawn example's place in the set. */
  int index() {
    return index;
  }

  /** The epoch in which the drawn example entered the pool, from 0. */
  int epoch() {
    return epoch;
  }

  private void refill(int at) {
    indices[at] = nextIndex;
    epochs[at] = nextEpoch;
    if (++nextIndex == size) {
      nextIndex = 0;
      nextEpoch++;
    }
  }
}
