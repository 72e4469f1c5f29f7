package convscope.model;

import convscope.foundation.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is required of the layers of a network, checked one layer after another, so that also of an unfinished network
 * it can be said at which layer it is impossible. Not thread-safe.
 */
public final class LayerChecks {
  private static final Pattern LAYER_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final long MOST_PARAMETERS = 1L << 27;
  /**
   * The most activations of one image in all layers: 50 times the tutorial's, so that a batch of 128 takes 2 GB. A
   * small file could request any number.
   */
  private static final long MOST_ACTIVATIONS = 1L << 22;
  private static final int MOST_INPUT = 4096;

  private final String network;
  private final Set<String> names = new HashSet<>();
  private @Nullable Layer last;
  private Shape output;
  private long parameters;
  private long activations;

  /**
   * No layer yet.
   *
   * @param network the name of the network, for the messages
   * @param input the shape of the first layer's input
   * @throws Problem if no network can have such an input
   */
  public LayerChecks(String network, Shape input) {
    if (input.height() < 1 || input.width() < 1 || input.channels() < 1 || input.height() > MOST_INPUT
        || input.width() > MOST_INPUT || input.channels() > MOST_INPUT) {
      throw Problem.of(Network.class, "network.input", network, input.toString());
    }
    this.network = network;
    output = input;
    activations = (long) input.height() * input.width() * input.channels();
  }

  /**
   * Checks {@code layer}, the next one.
   *
   * @throws Problem that names the layer and why it is impossible here; no further layer can be checked then
   */
  public void add(Layer layer) {
    if (layer.name() == null || !LAYER_NAME.matcher(layer.name()).matches()) {
      throw Problem.of(Network.class, "network.layer.name", network, layer.name());
    }
    if (!names.add(layer.name())) {
      throw Problem.of(Network.class, "network.layer.twice", network, layer.name());
    }
    for (Parameter parameter : parametersOf(layer, output)) {
      parameters += parameter.size();
    }
    if (parameters > MOST_PARAMETERS) {
      throw Problem.of(Network.class, "network.parameters", network, MOST_PARAMETERS, layer.name());
    }
    Shape next = layer.output(output);
    activations += next.size();
    if (activations > MOST_ACTIVATIONS) {
      throw Problem.of(Network.class, "network.activations", network, MOST_ACTIVATIONS, layer.name());
    }
    output = next;
    last = layer;
  }

  private static List<Parameter> parametersOf(Layer layer, Shape input) {
    try {
      layer.output(input).size();
      List<Parameter> parameters = layer.parameters(input);
      parameters.forEach(Parameter::size);
      return parameters;
    } catch (ArithmeticException tooLarge) {
      throw Problem.because(tooLarge, Network.class, "layer.too.large", layer.name(), input.toString());
    }
  }

  /** The shape of the last layer's output; of the input before the first layer. */
  public Shape output() {
    return output;
  }

  /**
   * Checks that the layers so far are all that a network needs.
   *
   * @throws Problem if there is none, or if the last one does not give the logits; the message names it
   */
  public void requireLogits() {
    if (last == null) {
      throw Problem.of(Network.class, "network.empty", network);
    }
    if (!(last instanceof Dense dense) || dense.activation() != Activation.NONE) {
      throw Problem.of(Network.class, "network.last", network, last.name());
    }
  }
}
