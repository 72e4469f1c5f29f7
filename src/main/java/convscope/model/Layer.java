package convscope.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import convscope.foundation.Problem;
import java.util.List;

/** One layer of a network, as plain data. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Convolution.class, name = "convolution"),
    @JsonSubTypes.Type(value = MaxPool.class, name = "max-pool"),
    @JsonSubTypes.Type(value = LocalResponseNormalization.class, name = "local-response-normalization"),
    @JsonSubTypes.Type(value = LocallyConnected.class, name = "locally-connected"),
    @JsonSubTypes.Type(value = Dense.class, name = "dense")})
public sealed interface Layer permits Convolution, MaxPool, LocalResponseNormalization, LocallyConnected, Dense {

  /** The layer's name, unique in its network and the scope of its variables: {@code conv1}. */
  String name();

  /**
   * The shape of its output for an input of shape {@code input}.
   *
   * @throws Problem if the layer cannot stand on such an input, with the layer named
   */
  Shape output(Shape input);

  /** Its variables, weights first. Layers that learn nothing have none. */
  List<Parameter> parameters(Shape input);

  /** The multiplications of weights with activations for one example; normalization and biases do not count. */
  long multiplyAdds(Shape input);

  /** Refuses a setting outside 1 … {@code most}, naming the layer. */
  private static void require(String layer, String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new Problem("Layer " + layer + " cannot have " + what + " of " + value + ": give 1 to " + most + ".");
    }
  }

  /** Refuses windows, strides and widths that no such layer can have. */
  static void requireWindow(String layer, int size, int stride) {
    require(layer, "a window", size, 64);
    require(layer, "a stride", stride, 64);
    if (stride > size) {
      throw new Problem("Layer " + layer + " would skip pixels: its stride " + stride + " is larger than its window "
          + size + "; make the stride at most the window.");
    }
  }

  /** Refuses an impossible number of outputs. */
  static void requireWidth(String layer, String what, int value) {
    require(layer, what, value, 65_536);
  }
}
