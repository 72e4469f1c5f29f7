package convscope.data;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A whole set in its own order, every image once, by the evaluation's centre crop; the last batch may be short. One
 * batch's arrays serve all: each is to be used before the next is asked for.
 */
public final class EvaluationBatches implements Iterator<Batch> {
  private final ImageSet images;
  private final Batch buffers;
  private final CropPass pass = new CropPass();
  private int done;

  public EvaluationBatches(ImageSet images, int batchSize) {
    this.images = images;
    this.buffers = Batch.ofSize(batchSize);
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
    fill(images, done, size, buffers, pass);
    done += size;
    return new Batch(size, buffers.images(), buffers.labels(), buffers.indices());
  }

  /** Puts the {@code size} images from {@code first} on into {@code buffers}. */
  static void fill(ImageSet images, int first, int size, Batch buffers, CropPass pass) {
    for (int i = 0; i < size; i++) {
      pass.apply(images, first + i, Crop.CENTRE, buffers.images(), i * Crop.VALUES);
      buffers.labels()[i] = images.label(first + i);
      buffers.indices()[i] = first + i;
    }
  }
}
