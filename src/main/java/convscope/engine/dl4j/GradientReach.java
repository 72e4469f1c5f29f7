package convscope.engine.dl4j;

import convscope.model.Network;
import convscope.model.Parameter;
import java.util.Set;
import java.util.stream.Collectors;

/** The extent of a network's backward pass, which determines the arrays it needs. */
enum GradientReach {
  /** None: inference only. */
  NOWHERE,
  /**
   * To every variable that is trained: the network trains. The input of the first layer with such variables needs no
   * gradient, and neither does anything below it; computing it would slow every step down.
   */
  VARIABLES,
  /** To the input of the first layer too: for inference, and gradients with respect to the input. */
  INPUT;

  /** The number of the first layer of {@code network} that is reached; its number of layers where none is. */
  int lowestLayer(Network network) {
    return switch (this) {
      case NOWHERE -> network.layers().size();
      case VARIABLES -> lowestTrained(network);
      case INPUT -> 0;
    };
  }

  /** There is one, since the last layer is always trained. */
  private static int lowestTrained(Network network) {
    Set<String> trained =
        network.parameters().stream().filter(Parameter::trained).map(Parameter::layer).collect(Collectors.toSet());
    int layer = 0;
    while (!trained.contains(network.layers().get(layer).name())) {
      layer++;
    }
    return layer;
  }

  /** Whether passes are training's. */
  boolean trains() {
    return this == VARIABLES;
  }
}
