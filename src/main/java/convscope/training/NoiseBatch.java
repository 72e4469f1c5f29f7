package convscope.training;

import convscope.foundation.CounterRandom;
import convscope.model.Network;

/**
 * A batch to measure speed with: the same normal noise every time, as standardized images are on the whole, and every
 * class in turn.
 *
 * @param images {@code [batch, height, width, channels]}
 * @param labels one class number an image
 */
public record NoiseBatch(float[] images, int[] labels) {

  /** {@code size} examples for {@code network}. */
  public static NoiseBatch of(Network network, int size) {
    float[] images = new float[size * network.input().size()];
    CounterRandom random = new CounterRandom(1);
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % network.classes();
    }
    return new NoiseBatch(images, labels);
  }
}
