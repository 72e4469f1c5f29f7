package convscope.engine;

import convscope.model.Network;
import java.util.ArrayList;
import java.util.List;

/** Inference in plain loops. */
final class PlainClassifier extends PlainLook implements Classifier {
  private final List<double[][]> shown = new ArrayList<>();

  private final int inputHeight;

  PlainClassifier(Network description, int batchSize) {
    super(description, batchSize);
    inputHeight = description.input().height();
  }

  @Override
  public int inputHeight() {
    return inputHeight;
  }

  @Override
  public void logits(float[] images, int count, float[] logits) {
    check(count);
    shown.clear();
    for (int i = 0; i < count; i++) {
      double[][] outputs = network().outputs(network().image(images, i));
      float[] last = floats(outputs[outputs.length - 1]);
      System.arraycopy(last, 0, logits, i * last.length, last.length);
      shown.add(outputs);
    }
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Override
  public float[] activations(int layer, int example) {
    if (shown.isEmpty()) {
      throw new IllegalStateException("No example has been shown to this classifier yet");
    }
    if (layer < 0 || layer >= shown.get(0).length || example < 0 || example >= shown.size()) {
      throw new IllegalArgumentException("Layer " + layer + ", example " + example);
    }
    return floats(shown.get(example)[layer]);
  }
}
