package convscope.engine;

import convscope.model.Network;
import java.util.Map;

/** Gradients by the input in plain loops. */
final class PlainInputGradients implements InputGradients {
  private final Network description;
  private final PlainNetwork network;
  private final int batchSize;

  PlainInputGradients(Network description, int batchSize) {
    this.description = description;
    network = new PlainNetwork(description);
    this.batchSize = batchSize;
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void setParameters(Map<String, float[]> values) {
    network.set(values);
  }

  @Override
  public void of(float[] images, int count, int[] classes, float[] gradients) {
    if (count < 1 || count > batchSize) {
      throw new IllegalArgumentException(count + " examples for input gradients of " + batchSize);
    }
    for (int i = 0; i < count; i++) {
      if (classes[i] < 0 || classes[i] >= description.classes()) {
        throw new IllegalArgumentException("Class " + classes[i] + " of " + description.classes());
      }
      double[] chosen = new double[description.classes()];
      chosen[classes[i]] = 1;
      double[] image = network.image(images, i);
      float[] found = PlainClassifier.floats(network.backward(image, network.outputs(image), chosen));
      System.arraycopy(found, 0, gradients, i * found.length, found.length);
    }
  }

  @Override
  public void close() {
    // There is nothing but Java's arrays.
  }
}
