package convscope.engine.gpu;

import convscope.engine.Classifier;
import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardProgram;
import convscope.engine.gpu.card.CardStep;
import convscope.engine.gpu.card.HostBuffer;
import convscope.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Inference on a {@link GpuNetwork}. In a short batch the remaining positions are unchanged and unread. */
final class GpuClassifier implements Classifier {
  private final GpuNetwork network;
  private final int classes;
  private final HostBuffer images;
  private final HostBuffer logits;
  private final CardProgram looking;
  private final int inputHeight;
  private int shown;

  GpuClassifier(Card card, Network description, int batch) {
    inputHeight = description.input().height();
    network = new GpuNetwork(card, description, batch, Reach.NOWHERE, 0);
    try {
      classes = description.classes();
      images = card.host(network.input().count());
      logits = card.host(network.logits().count());
      List<CardStep> steps = new ArrayList<>();
      steps.add(new CardStep.CopyIn(images, network.input(), network.input().count()));
      network.forward(steps);
      steps.add(new CardStep.CopyOut(network.logits(), network.logits().count(), logits, 0));
      looking = card.program(steps);
    } catch (RuntimeException | Error failed) {
      network.close();
      throw failed;
    }
  }

  @Override
  public int inputHeight() {
    return inputHeight;
  }

  @Override
  public int batchSize() {
    return network.batch();
  }

  @Override
  public void setParameters(Map<String, float[]> values) {
    network.write(values, network.parameterVector());
  }

  @Override
  public void logits(float[] images, int count, float[] logits) {
    if (count < 1 || count > network.batch()) {
      throw new IllegalArgumentException(count + " examples for a classifier of " + network.batch());
    }
    this.images.floats().put(0, images, 0, count * network.description().input().size());
    looking.run();
    this.logits.floats().get(0, logits, 0, count * classes);
    shown = count;
  }

  /** The time of all layers for a whole batch, on the last input, in nanoseconds. */
  long layerNanos() {
    long[] nanos = looking.time();
    // Without the copies at either end.
    return Arrays.stream(nanos, 1, nanos.length - 1).sum();
  }

  @Override
  public float[] activations(int layer, int example) {
    if (shown == 0) {
      throw new IllegalStateException("No example has been shown to this classifier yet");
    }
    int layers = network.description().layers().size();
    if (layer < 0 || layer >= layers || example < 0 || example >= shown) {
      throw new IllegalArgumentException("Layer " + layer + " of " + layers + ", example " + example + " of " + shown);
    }
    float[] values = new float[network.description().output(layer).size()];
    network.card().read(network.output(layer), example * values.length, values.length, values, 0);
    return values;
  }

  @Override
  public void close() {
    network.close();
  }
}
