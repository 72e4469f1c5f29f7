package convscope.engine;

import convscope.model.Network;

/** Gradients by the input in plain loops. */
final class PlainInputGradients extends PlainLook implements InputGradients {
  private final Network description;

  PlainInputGradients(Network description, int batchSize) {
    super(description, batchSize);
    this.description = description;
  }

  @Override
  public void of(float[] images, int count, int[] classes, float[] gradients) {
    check(count);
    for (int i = 0; i < count; i++) {
      if (classes[i] < 0 || classes[i] >= description.classes()) {
        throw new IllegalArgumentException("Class " + classes[i] + " of " + description.classes());
      }
      double[] chosen = new double[description.classes()];
      chosen[classes[i]] = 1;
      double[] image = network().image(images, i);
      float[] found = PlainClassifier.floats(network().backward(image, network().outputs(image), chosen));
      System.arraycopy(found, 0, gradients, i * found.length, found.length);
    }
  }
}
