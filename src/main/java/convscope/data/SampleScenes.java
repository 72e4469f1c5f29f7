package convscope.data;

import convscope.foundation.CounterRandom;
import java.lang.ref.WeakReference;
import java.util.stream.IntStream;

/**
 * The built-in images: ten classes with CIFAR-10's names, drawn by the program in a second or two, so that a network
 * can be trained before anything has been downloaded. The same seed gives the same images.
 */
public final class SampleScenes {
  private static final long SEED = 2016;
  private static final int TRAIN = 5_000;
  private static final int TEST = 1_000;
  private static final long TRAIN_STREAM = 1;
  private static final long TEST_STREAM = 2;
  private static final double NOISE = 6;

  private static WeakReference<Dataset> drawn = new WeakReference<>(null);

  private SampleScenes() {}

  /** The built-in sample: 5,000 training images and 1,000 test images. Those who use it together have the same. */
  public static synchronized Dataset dataset() {
    Dataset sample = drawn.get();
    if (sample == null) {
      sample = dataset(SEED, TRAIN, TEST);
      drawn = new WeakReference<>(sample);
    }
    return sample;
  }

  /** A sample of any size; classes alternate, so that all have the same number of images. */
  public static Dataset dataset(long seed, int train, int test) {
    return new Dataset(Datasets.SAMPLE, Datasets.SAMPLE, Dataset.CIFAR_CLASSES, images(seed, TRAIN_STREAM, train),
        images(seed, TEST_STREAM, test));
  }

  private static ImageSet images(long seed, long stream, int count) {
    byte[] labels = new byte[count];
    byte[] pixels = new byte[count * ImageSet.PIXELS];
    IntStream.range(0, count).parallel().forEach(i -> {
      labels[i] = (byte) (i % Dataset.CIFAR_CLASSES.size());
      draw(labels[i], new CounterRandom(seed, stream, i), pixels, i * ImageSet.PIXELS);
    });
    return new PackedImages(labels, pixels);
  }

  private static void draw(int label, CounterRandom random, byte[] pixels, int offset) {
    double[] image = new SampleBackground(random).paint(label);
    double size = random.nextDouble(9, 14);
    double play = 15 - size;
    new SampleObjects(random).draw(label)
        .place(ImageSet.WIDTH / 2.0 + random.nextDouble(-play, play),
            ImageSet.HEIGHT / 2.0 + random.nextDouble(-play, play), size, random.nextDouble(-0.25, 0.25),
            random.nextBoolean())
        .onto(image);
    double light = random.nextDouble(0.65, 1.15);
    for (int c = 0; c < ImageSet.CHANNELS; c++) {
      for (int i = 0; i < ImageSet.HEIGHT * ImageSet.WIDTH; i++) {
        double value = image[i * ImageSet.CHANNELS + c] * light + NOISE * random.nextGaussian();
        pixels[offset + c * ImageSet.HEIGHT * ImageSet.WIDTH + i] =
            (byte) Math.max(0, Math.min(255, Math.round(value)));
      }
    }
  }
}
