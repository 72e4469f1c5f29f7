package convscope.model;

import java.util.List;

/**
 * A network that may be unfinished or impossible, as it is stored while somebody designs it. Nothing about it is
 * checked. Immutable.
 *
 * @param input the shape of one example as input of the first layer
 * @param layers from the input on; there may be none
 */
public record NetworkDraft(String name, Shape input, List<Layer> layers) {
  public NetworkDraft {
    layers = List.copyOf(layers);
  }
}
