package convscope.cli;

import convscope.foundation.CounterRandom;
import convscope.model.InitialValues;
import convscope.model.Network;
import java.util.Map;

/**
 * A computation to compare on two devices; everything in it follows from these values alone.
 *
 * @param name unique within a check
 */
record CheckCase(String name, Network network, int batch) {
  /** The name of a case whose network has neither ReLU nor max pooling. */
  static final String SMOOTH = "smooth";

  private static final long PARAMETERS = 1;
  private static final long IMAGES = 100;

  Map<String, float[]> parameters() {
    return InitialValues.of(network, PARAMETERS);
  }

  /** The images of batch number {@code step}: normal noise, statistically like standardized images. */
  float[] images(int step) {
    CounterRandom random = new CounterRandom(IMAGES + step);
    float[] images = new float[batch * network.input().size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    return images;
  }

  int[] labels() {
    int[] labels = new int[batch];
    for (int i = 0; i < batch; i++) {
      labels[i] = i * 3 % network.classes();
    }
    return labels;
  }
}
