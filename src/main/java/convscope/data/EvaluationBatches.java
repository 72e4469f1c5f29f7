package convscope.data;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A whole set in its own order, every image once, with the evaluation's center crop; the last batch may be short. All
 * batches share the same arrays: each must be used before the next is requested.
 */
public final class EvaluationBatches implements Iterator<Batch> {
  private final ImageSet images;
  private final Batch buffers;
  private final CropPass pass = new CropPass();
  private int done;

  /** Batches of at most {@code batchSize}, with crops {@code side} pixels high and wide. */
  public EvaluationBatches(ImageSet images, int batchSize, int side) {
    this.images = images;
    this.buffers = Batch.ofSize(batchSize, side);
  }

  @Override
  public boolean hasNext() {
    return done < images.size();
  }

  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int size = Math.min(buffers.labels().length, images.size() - done);
    fill(images, done, size, Crop.center(buffers.side()), buffers, pass);
    done += size;
    return buffers.first(size);
  }

  /** Writes {@code crop} of the {@code size} images starting at {@code first} to {@code buffers}. */
  static void fill(ImageSet images, int first, int size, Crop crop, Batch buffers, CropPass pass) {
    for (int i = 0; i < size; i++) {
      pass.apply(images, first + i, crop, buffers.images(), i * crop.values());
      buffers.labels()[i] = images.label(first + i);
      buffers.indices()[i] = first + i;
    }
  }
}
