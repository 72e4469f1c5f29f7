package convscope.data;

import convscope.foundation.CounterRandom;

/** Small sets of images for tests. */
final class TestImages {
  private TestImages() {}

  /** Images of random pixels, labels taking turns. */
  static ImageSet random(int count, int classes) {
    byte[] labels = new byte[count];
    byte[] pixels = new byte[count * ImageSet.PIXELS];
    CounterRandom random = new CounterRandom(count);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % classes);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(256);
    }
    return new PackedImages(labels, pixels);
  }

  /** A dataset of random pixels under CIFAR-10's names. */
  static Dataset dataset(int train, int test) {
    return new Dataset("random", "random", Dataset.CIFAR_CLASSES, random(train, 10), random(test, 10));
  }

  static byte[] pixels(ImageSet images, int index) {
    byte[] pixels = new byte[ImageSet.PIXELS];
    images.copyPixels(index, pixels, 0);
    return pixels;
  }
}
