package convscope.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A network as plain data: the shape of an example and the layers it passes through. Immutable and valid: an invalid
 * network is refused on construction, with a message that names the layer. The last layer is dense and without
 * activation, so that its units are the logits, one per class.
 *
 * @param input the shape of one example as input of the first layer, {@code [height, width, channels]}
 * @param frozen the names of the layers whose variables training does not change
 */
public record Network(String name, Shape input, List<Layer> layers,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> frozen) {
  /** The shape of the tutorial's standardized crop. */
  public static final Shape CROP = new Shape(24, 24, 3);
  /** The shape of a whole standardized image. With {@link #CROP}, all that this program gives to networks. */
  public static final Shape WHOLE_IMAGE = new Shape(32, 32, 3);

  public Network {
    layers = List.copyOf(layers);
    frozen = Collections.unmodifiableSet(new LinkedHashSet<>(frozen));
    LayerChecks checks = new LayerChecks(name, input);
    layers.forEach(checks::add);
    checks.requireLogits();
    Set<String> names = new LinkedHashSet<>();
    layers.forEach(layer -> names.add(layer.name()));
    Layer last = layers.get(layers.size() - 1);
    for (String one : frozen) {
      if (!names.contains(one)) {
        throw Problem.of(Network.class, "network.frozen.unknown", name, one, String.join(", ", names));
      }
    }
    if (frozen.contains(last.name())) {
      throw Problem.of(Network.class, "network.frozen.last", name, last.name());
    }
  }

  /** A network all of whose layers are trained. */
  public Network(String name, Shape input, List<Layer> layers) {
    this(name, input, layers, Set.of());
  }

  /** The same with the variables of the layers called {@code names}, and no others, unchanged by training. */
  public Network withFrozen(Set<String> names) {
    return new Network(name, input, layers, names);
  }

  /** The same with {@code classes} classes: the last layer has as many units, all else is as it was. */
  public Network withClasses(int classes) {
    List<Layer> changed = new ArrayList<>(layers);
    Dense last = (Dense) changed.remove(layers.size() - 1);
    changed.add(new Dense(last.name(), classes, last.activation(), last.weights()));
    return new Network(name, input, changed, frozen);
  }

  /** Whether it takes the program's images as input: the tutorial's crops, or whole images. */
  public boolean takesImages() {
    return input.equals(CROP) || input.equals(WHOLE_IMAGE);
  }

  /** The shape of each layer's input, in order. */
  public List<Shape> inputs() {
    List<Shape> inputs = new ArrayList<>();
    Shape shape = input;
    for (Layer layer : layers) {
      inputs.add(shape);
      shape = layer.output(shape);
    }
    return inputs;
  }

  /** The shape of the output of layer number {@code layer} for an example. */
  public Shape output(int layer) {
    return layers.get(layer).output(inputs().get(layer));
  }

  /** The number of classes: the units of the last layer. */
  public int classes() {
    return output(layers.size() - 1).channels();
  }

  /** Every variable, in the order of the layers, weights before biases. */
  public List<Parameter> parameters() {
    List<Shape> inputs = inputs();
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      List<Parameter> own = layers.get(i).parameters(inputs.get(i));
      parameters.addAll(frozen.contains(layers.get(i).name()) ? own.stream().map(Parameter::frozen).toList() : own);
    }
    return parameters;
  }

  /** The number of values in all variables together. */
  public int parameterCount() {
    return parameters().stream().mapToInt(Parameter::size).sum();
  }

  /** The multiply-accumulates (MACs) of one example's forward pass, counted over the layers' weights. */
  public long multiplyAdds() {
    List<Shape> inputs = inputs();
    long sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      sum += layers.get(i).multiplyAdds(inputs.get(i));
    }
    return sum;
  }
}
