package convscope.engine.dl4j;

import convscope.engine.Classifier;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.StagedPass;
import convscope.model.Network;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Inference on a {@link CompiledNetwork}. In a short batch the remaining positions are unchanged and unread. */
final class Dl4jClassifier implements Classifier {
  private final CompiledNetwork network;
  private final int inputHeight;
  private final int batchSize;
  private final RepeatedPass looking;
  private float[] images = {};
  private int count;
  private float[] logits = {};
  private int shown;

  Dl4jClassifier(Network description, int batchSize, KernelSet kernels) {
    inputHeight = description.input().height();
    this.batchSize = batchSize;
    network = new CompiledNetwork(description, batchSize, kernels, GradientReach.NOWHERE);
    StagedPass pass = network.newPass();
    pass.each(this::putImages);
    network.layForward(pass);
    pass.each(this::takeLogits);
    looking = new RepeatedPass(network, pass);
  }

  @Override
  public int inputHeight() {
    return inputHeight;
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void setParameters(Map<String, float[]> values) {
    network.write(values, network.flatParameters());
    looking.parametersChanged();
  }

  @Override
  public void logits(float[] images, int count, float[] logits) {
    if (count < 1 || count > batchSize) {
      throw new IllegalArgumentException(count + " examples for a classifier of " + batchSize);
    }
    this.images = images;
    this.count = count;
    this.logits = logits;
    looking.run();
    shown = count;
  }

  private void putImages(int worker, Part part) {
    int size = network.description().input().size();
    int some = Math.min(part.count(), count - part.first());
    if (some > 0) {
      network.input().put(worker, part, images, part.first() * size, some * size);
    }
  }

  private void takeLogits(int worker, Part part) {
    int classes = network.description().classes();
    int some = Math.min(part.count(), count - part.first());
    if (some > 0) {
      network.logits().take(worker, part, logits, part.first() * classes, some * classes);
    }
  }

  @Override
  public float[] activations(int layer, int example) {
    if (shown == 0) {
      throw new IllegalStateException("No example has been shown to this classifier yet");
    }
    if (layer < 0 || layer >= network.description().layers().size() || example < 0 || example >= shown) {
      throw new IllegalArgumentException("Layer " + layer + " of "
          + network.description().layers().size() + ", example " + example + " of " + shown);
    }
    INDArray output = network.output(layer).array();
    float[] values = new float[(int) (output.length() / output.size(0))];
    HostMemory.read(output, (long) example * values.length, values.length, values);
    return values;
  }

  @Override
  public void close() {
    network.close();
  }
}
