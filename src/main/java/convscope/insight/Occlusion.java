package convscope.insight;

import convscope.engine.Classifier;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.model.Network;
import java.util.Arrays;
import java.util.List;

/**
 * An image with parts of it hidden by gray, and what a network predicts then (Zeiler and Fergus, "Visualizing and
 * understanding convolutional networks", 2013, section 4.2). Gray is the image's own mean, which whitening has made 0.
 * Used by the classifier's thread.
 *
 * @param image one whitened crop, {@code [height, width, channels]} row-major; must not be modified
 */
public record Occlusion(Classifier classifier, Network network, float[] image) {

  /**
   * The probability of every class with each of {@code parts} hidden.
   *
   * @param parts at most the classifier's batch of them, inside the image
   */
  public double[][] probabilities(List<Window> parts) {
    float[] images = new float[parts.size() * image.length];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(image, 0, images, i * image.length, image.length);
      hide(parts.get(i), images, i * image.length);
    }
    float[] logits = new float[parts.size() * network.classes()];
    classifier.logits(images, parts.size(), logits);
    double[][] found = new double[parts.size()][network.classes()];
    for (int i = 0; i < found.length; i++) {
      SoftmaxCrossEntropy.softmax(logits, i * network.classes(), found[i]);
    }
    return found;
  }

  private void hide(Window part, float[] images, int offset) {
    int channels = network.input().channels();
    for (int y = part.top(); y < part.bottom(); y++) {
      int from = offset + (y * network.input().width() + part.left()) * channels;
      Arrays.fill(images, from, from + part.width() * channels, 0);
    }
  }
}
