package convscope.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import convscope.foundation.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One layer of a network, as plain data. Immutable. What several callers need of every layer is a method here,
 * implemented by each kind; anything else that differs by kind is a {@link LayerVisitor}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Convolution.class, name = "convolution"),
    @JsonSubTypes.Type(value = MaxPool.class, name = "max-pool"),
    @JsonSubTypes.Type(value = AveragePool.class, name = "average-pool"),
    @JsonSubTypes.Type(value = LocalResponseNormalization.class, name = "local-response-normalization"),
    @JsonSubTypes.Type(value = BatchNormalization.class, name = "batch-normalization"),
    @JsonSubTypes.Type(value = ActivationLayer.class, name = "activation"),
    @JsonSubTypes.Type(value = LocallyConnected.class, name = "locally-connected"),
    @JsonSubTypes.Type(value = Dense.class, name = "dense")})
public sealed interface Layer
    permits Convolution, Pool, LocalResponseNormalization, BatchNormalization, ActivationLayer, LocallyConnected,
    Dense {
  /** The largest window, and the largest stride. */
  int WIDEST = 64;
  /** The most filters or units of a layer. */
  int MOST_OUTPUTS = 65_536;

  /** The layer's name, unique in its network and the scope of its variables: {@code conv1}. */
  String name();

  /**
   * The shape of its output for an input of shape {@code input}.
   *
   * @throws Problem if the layer cannot take such an input; the message names the layer
   */
  Shape output(Shape input);

  /** The result of {@code visitor} for this kind of layer. */
  <R> R accept(LayerVisitor<R> visitor);

  /** Its variables for an input of shape {@code input}, weights first. Layers that learn nothing have none. */
  List<Parameter> parameters(Shape input);

  /**
   * The one variable of its own that has {@code role}, for an input of shape {@code input}.
   *
   * @throws IllegalArgumentException if none has, or several
   */
  default Parameter parameter(ParameterRole role, Shape input) {
    List<Parameter> found = parameters(input).stream().filter(parameter -> parameter.role() == role).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException("Layer " + name() + " has " + found.size() + " variables of role " + role);
    }
    return found.get(0);
  }

  /** The activation that its output comes out of; {@link Activation#NONE} for a layer without one. */
  Activation activation();

  /** The window of each position of its output; empty for a layer whose every output depends on the whole input. */
  Optional<LayerWindow> window();

  /** Whether it has filters, and whether positions share them. */
  FilterUse filterUse();

  /** The multiplications of weights with activations for one example; normalization and biases do not count. */
  long multiplyAdds(Shape input);

  /** Refuses invalid windows, strides and widths. */
  static void requireWindow(String layer, int size, int stride) {
    if (size < 1 || size > WIDEST) {
      throw Problem.of(Layer.class, "layer.window.size", layer, size, WIDEST);
    }
    if (stride < 1 || stride > WIDEST) {
      throw Problem.of(Layer.class, "layer.stride", layer, stride, WIDEST);
    }
  }

  /** Refuses a window that would skip pixels, in a layer for which that makes no sense. */
  static void requireNoGaps(String layer, int size, int stride) {
    if (stride > size) {
      throw Problem.of(Layer.class, "layer.skips", layer, stride, size);
    }
  }

  /** Refuses an impossible number of filters. */
  static void requireFilters(String layer, int filters) {
    if (filters < 1 || filters > MOST_OUTPUTS) {
      throw Problem.of(Layer.class, "layer.filters", layer, filters, MOST_OUTPUTS);
    }
  }

  /** Refuses an impossible number of units. */
  static void requireUnits(String layer, int units) {
    if (units < 1 || units > MOST_OUTPUTS) {
      throw Problem.of(Layer.class, "layer.units", layer, units, MOST_OUTPUTS);
    }
  }
}
