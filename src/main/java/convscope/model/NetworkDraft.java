package convscope.model;

import java.util.List;

/**
 * A network that may be unfinished or impossible, as it is stored while somebody designs it. Nothing about it is
 * checked. Immutable.
 *
 * @param layers from the input on; there may be none
 */
public record NetworkDraft(String name, List<Layer> layers) {
  public NetworkDraft {
    layers = List.copyOf(layers);
  }
}
