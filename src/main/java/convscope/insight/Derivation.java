package convscope.insight;

import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.Map;

/** How one value of a layer's output came about, worked out again in double precision with all that went into it. */
public sealed interface Derivation permits WeightedSum, Largest, Normalized {

  /** The value: what the engine computes in single precision. */
  double value();

  /** What {@code visitor} makes of a derivation of its kind. */
  <R> R accept(DerivationVisitor<R> visitor);

  /**
   * The derivation of one value of the output of layer number {@code layer}.
   *
   * @param parameters by name, as in {@link convscope.engine.Classifier}
   * @param input the layer's input for one example, {@code [height, width, channels]} row-major
   * @param y the row of the value; 0 for a dense layer, like {@code x}
   * @param channel its channel; a dense layer's unit
   * @throws IllegalArgumentException if there is no such value, or {@code input} is not of the layer's size
   */
  static Derivation of(Network network, Map<String, float[]> parameters, int layer, float[] input, int y, int x,
      int channel) {
    ReceptiveField.requirePlace(network, layer, y, x);
    Shape shape = network.inputs().get(layer);
    Layer one = network.layers().get(layer);
    Shape output = one.output(shape);
    if (input.length != shape.size() || channel < 0 || channel >= output.channels()) {
      throw new IllegalArgumentException("Channel " + channel + " of layer " + one.name() + " from " + input.length
          + " values, where " + output + " come from " + shape);
    }
    return one.accept(new DerivedValue(parameters, shape, input, y, x, channel));
  }
}
