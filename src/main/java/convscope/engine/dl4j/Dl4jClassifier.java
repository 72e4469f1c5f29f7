package convscope.engine.dl4j;

import convscope.engine.Classifier;
import convscope.model.Network;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Inference on a {@link CompiledNetwork}. A short batch leaves the rest of its places as they were, and unread. */
final class Dl4jClassifier implements Classifier {
  private final CompiledNetwork network;
  private final int batchSize;
  private final float[] all;
  private int shown;

  Dl4jClassifier(Network description, int batchSize, KernelSet kernels) {
    this.batchSize = batchSize;
    network = new CompiledNetwork(description, batchSize, kernels, GradientReach.NOWHERE);
    all = new float[batchSize * description.classes()];
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void setParameters(Map<String, float[]> values) {
    network.write(values, network.flatParameters());
  }

  @Override
  public void logits(float[] images, int count, float[] logits) {
    if (count < 1 || count > batchSize) {
      throw new IllegalArgumentException(count + " examples for a classifier of " + batchSize);
    }
    HostMemory.write(images, count * network.description().input().size(), network.input());
    network.forward();
    shown = count;
    HostMemory.read(network.logits(), all);
    System.arraycopy(all, 0, logits, 0, count * network.description().classes());
  }

  @Override
  public float[] activations(int layer, int example) {
    if (shown == 0) {
      throw new IllegalStateException("No example has been shown to this classifier yet");
    }
    if (layer < 0 || layer >= network.arrays().size() || example < 0 || example >= shown) {
      throw new IllegalArgumentException("Layer " + layer + " of " + network.arrays().size() + ", example " + example
          + " of " + shown);
    }
    INDArray output = network.arrays().get(layer).output();
    float[] values = new float[(int) (output.length() / output.size(0))];
    HostMemory.read(output, (long) example * values.length, values.length, values);
    return values;
  }

  @Override
  public void close() {
    network.close();
  }
}
