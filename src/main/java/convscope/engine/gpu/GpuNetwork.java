package convscope.engine.gpu;

import convscope.engine.ParameterLayout;
import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardStep;
import convscope.foundation.Problem;
import convscope.model.Activation;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A network on a card for one batch size, with every array it needs and every step planned. It owns the card. */
final class GpuNetwork implements AutoCloseable {
  private final Card card;
  private final Network description;
  private final int batch;
  private final ParameterLayout layout;
  private final MemoryNeed need;
  private final CardBuffer parameters;
  private final @Nullable CardBuffer gradients;
  private final CardBuffer input;
  private final @Nullable CardBuffer inputGradient;
  private final List<CardBuffer> outputs = new ArrayList<>();
  private final List<CardBuffer> outputGradients = new ArrayList<>();
  private final List<GpuLayer> layers = new ArrayList<>();

  /**
   * Sets the network up on {@code card}, which is closed with it, or at once if that fails.
   *
   * @throws Problem if the card has too little memory
   */
  GpuNetwork(Card card, Network description, int batch, Reach reach, int vectors) {
    this.card = card;
    this.description = description;
    this.batch = batch;
    layout = new ParameterLayout(description);
    try {
      need = MemoryNeed.of(description, batch, reach, vectors);
      need.require(card.facts());
      parameters = card.buffer(layout.count());
      gradients = reach == Reach.VARIABLES ? card.buffer(layout.count()) : null;
      input = activations(description.input());
      inputGradient = reach == Reach.INPUT ? activations(description.input()) : null;
      lay(reach);
    } catch (ArithmeticException tooLarge) {
      card.close();
      throw Problem.because(tooLarge, GpuNetwork.class, "network.too.large", description.name(), batch,
          card.facts().name());
    } catch (RuntimeException | Error failed) {
      card.close();
      throw failed;
    }
  }

  private CardBuffer activations(Shape shape) {
    return card.buffer(Math.multiplyExact(batch, shape.size()));
  }

  private void lay(Reach reach) {
    List<Shape> shapes = description.inputs();
    for (int i = 0; i < shapes.size(); i++) {
      outputs.add(activations(description.output(i)));
      if (reach.goesBack()) {
        outputGradients.add(activations(description.output(i)));
      }
    }
    int first = 0;
    for (int i = 0; i < shapes.size(); i++) {
      Layer layer = description.layers().get(i);
      boolean masked = i > 0 && description.layers().get(i - 1).activation() == Activation.RELU;
      LayerPlace place = new LayerPlace(card, batch, shapes.get(i), description.output(i),
          i == 0 ? input : outputs.get(i - 1), outputs.get(i),
          !reach.goesBack() ? null : i == 0 ? inputGradient : outputGradients.get(i - 1),
          reach.goesBack() ? outputGradients.get(i) : null, parameters, gradients, first,
          reach.trains() && !description.frozen().contains(layer.name()), masked);
      layers.add(layer.accept(new GpuLayers(place)));
      first += layer.parameters(shapes.get(i)).stream().mapToInt(one -> one.size()).sum();
    }
  }

  Card card() {
    return card;
  }

  Network description() {
    return description;
  }

  int batch() {
    return batch;
  }

  ParameterLayout layout() {
    return layout;
  }

  /** An estimate of its memory on the card. */
  MemoryNeed need() {
    return need;
  }

  CardBuffer input() {
    return input;
  }

  /** Only of a network that goes back to its input. */
  CardBuffer inputGradient() {
    return Objects.requireNonNull(inputGradient);
  }

  CardBuffer output(int layer) {
    return outputs.get(layer);
  }

  CardBuffer logits() {
    return outputs.get(outputs.size() - 1);
  }

  CardBuffer logitsGradient() {
    return outputGradients.get(outputGradients.size() - 1);
  }

  CardBuffer parameterVector() {
    return parameters;
  }

  /** Only of a network that goes back to its variables. */
  CardBuffer gradientVector() {
    return Objects.requireNonNull(gradients);
  }

  /** The steps of layer number {@code layer}. */
  GpuLayer layer(int layer) {
    return layers.get(layer);
  }

  /** Adds every layer's forward steps. */
  void forward(List<CardStep> to) {
    layers.forEach(layer -> to.addAll(layer.forward()));
  }

  /** Adds every layer's backward steps, the last layer's first. */
  void backward(List<CardStep> to) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      to.addAll(layers.get(i).backward());
    }
  }

  /** Puts {@code values}, by variable name, into {@code vector}. */
  void write(Map<String, float[]> values, CardBuffer vector) {
    card.write(layout.flat(values), 0, layout.count(), vector, 0);
  }

  /** A copy of {@code vector}, by variable name. */
  Map<String, float[]> read(CardBuffer vector) {
    return layout.byName(flat(vector));
  }

  /** A copy of {@code vector}. */
  float[] flat(CardBuffer vector) {
    float[] all = new float[layout.count()];
    card.read(vector, 0, all.length, all, 0);
    return all;
  }

  @Override
  public void close() {
    card.close();
  }
}
