package convscope.engine.gpu;

import convscope.engine.InputGradients;
import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardProgram;
import convscope.engine.gpu.card.CardStep;
import convscope.engine.gpu.card.HostBuffer;
import convscope.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gradients with respect to the input on a {@link GpuNetwork}, whose backward pass omits the variables. */
final class GpuInputGradients implements InputGradients {
  private final GpuNetwork network;
  private final int classes;
  private final HostBuffer images;
  private final HostBuffer chosen;
  private final CardProgram looking;

  GpuInputGradients(Card card, Network description, int batch) {
    network = new GpuNetwork(card, description, batch, Reach.INPUT, 0);
    try {
      classes = description.classes();
      images = card.host(network.input().count());
      chosen = card.host(batch);
      CardBuffer chosenThere = card.buffer(batch);
      List<CardStep> steps = new ArrayList<>();
      steps.add(new CardStep.CopyIn(images, network.input(), network.input().count()));
      steps.add(new CardStep.CopyIn(chosen, chosenThere, batch));
      network.forward(steps);
      steps.add(Elements.launch("choose_logit", batch * classes, chosenThere, network.logitsGradient(), batch,
          classes));
      network.backward(steps);
      looking = card.program(steps);
    } catch (RuntimeException | Error failed) {
      network.close();
      throw failed;
    }
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
  public void of(float[] images, int count, int[] classes, float[] gradients) {
    if (count < 1 || count > network.batch()) {
      throw new IllegalArgumentException(count + " examples for input gradients of " + network.batch());
    }
    for (int i = 0; i < count; i++) {
      if (classes[i] < 0 || classes[i] >= this.classes) {
        throw new IllegalArgumentException("Class " + classes[i] + " of " + this.classes);
      }
    }
    int size = count * network.description().input().size();
    this.images.floats().put(0, images, 0, size);
    chosen.ints().put(0, classes, 0, count);
    looking.run();
    network.card().read(network.inputGradient(), 0, size, gradients, 0);
  }

  @Override
  public void close() {
    network.close();
  }
}
