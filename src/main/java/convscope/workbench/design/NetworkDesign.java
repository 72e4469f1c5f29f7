package convscope.workbench.design;

import convscope.foundation.Problem;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network while it is designed: it may be impossible, and it may have no layers yet. All of its layers are
 * trained. Immutable.
 *
 * @param name of the network; runs of it have folders of this name
 * @param input the tutorial's crops, or whole images
 * @param layers from the input to the logits
 */
public record NetworkDesign(String name, Shape input, List<Layer> layers) {
  /** Nothing yet. */
  public static final NetworkDesign EMPTY = new NetworkDesign("my-network", Network.CROP, List.of());

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{0,9})");

  public NetworkDesign {
    layers = List.copyOf(layers);
  }

  /**
   * The design of {@code network}.
   *
   * @throws Problem if it takes other images than this program trains with
   */
  public static NetworkDesign of(Network network) {
    if (!network.takesImages()) {
      throw Problem.of(NetworkDesign.class, "open.input", network.name(), network.input().toString(),
          Network.CROP.toString(), Network.WHOLE_IMAGE.toString());
    }
    return new NetworkDesign(network.name(), network.input(), network.layers());
  }

  /**
   * The network that is designed.
   *
   * @throws Problem if it is impossible; the message names the layer
   */
  public Network network() {
    requireName();
    return new Network(name, input, layers);
  }

  /** Refuses a name that no folder can have on every system. */
  void requireName() {
    if (!NAME.matcher(name).matches()) {
      throw Problem.of(NetworkDesign.class, "name", name);
    }
  }

  NetworkDesign named(String other) {
    return new NetworkDesign(other, input, layers);
  }

  NetworkDesign taking(Shape images) {
    return new NetworkDesign(name, images, layers);
  }

  /** With {@code layer} at position {@code index}, before the one that is there. */
  NetworkDesign with(int index, Layer layer) {
    List<Layer> changed = new ArrayList<>(layers);
    changed.add(index, layer);
    return new NetworkDesign(name, input, changed);
  }

  /** With {@code layer} in place of the one at position {@code index}. */
  NetworkDesign replaced(int index, Layer layer) {
    List<Layer> changed = new ArrayList<>(layers);
    changed.set(index, layer);
    return new NetworkDesign(name, input, changed);
  }

  NetworkDesign without(int index) {
    List<Layer> changed = new ArrayList<>(layers);
    changed.remove(index);
    return new NetworkDesign(name, input, changed);
  }

  /** With the layer of position {@code from} at position {@code to}. */
  NetworkDesign moved(int from, int to) {
    List<Layer> changed = new ArrayList<>(layers);
    changed.add(to, changed.remove(from));
    return new NetworkDesign(name, input, changed);
  }

  /** With a copy of the layer at position {@code index} after it, under a name of its own. */
  NetworkDesign duplicated(int index) {
    Layer layer = layers.get(index);
    return with(index + 1, LayerProperties.renamed(layer, fresh(layer.name())));
  }

  /**
   * A name that no layer has: {@code wanted} without its digits, and the least number with which the name is greater
   * than all that are there. {@code conv} where there are conv1 and conv2 gives conv3.
   */
  String fresh(String wanted) {
    String stem = split(wanted).group(1);
    Set<Long> numbers = new TreeSet<>(Set.of(0L));
    for (Layer layer : layers) {
      Matcher parts = split(layer.name());
      if (parts.group(1).equals(stem)) {
        numbers.add(parts.group(2).isEmpty() ? 0 : Long.parseLong(parts.group(2)));
      }
    }
    return stem + (((TreeSet<Long>) numbers).last() + 1);
  }

  private static Matcher split(String name) {
    Matcher parts = NUMBERED.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(name);
    }
    return parts;
  }

  boolean has(String layer) {
    return layers.stream().anyMatch(one -> one.name().equals(layer));
  }
}
