package convscope.insight;

import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.Map;
import java.util.Optional;

/** How one value of a layer's output was computed: recomputed in double precision, with every input to it. */
public interface Derivation {

  /**
   * The sentence that explains the value, in any language.
   *
   * @param key the sentence's key
   * @param values the numbers in it that were used in the computation, which come first
   * @param counts the numbers of terms, and the rows and columns in it, which follow
   */
  record Sentence(String key, double[] values, int[] counts) {

    static Sentence of(String key, double... values) {
      return new Sentence(key, values, new int[0]);
    }

    Sentence with(int... counts) {
      return new Sentence(key, values, counts);
    }
  }

  /** The value: what the engine computes in single precision. */
  double value();

  /** The sentence that explains the value. */
  Sentence sentence();

  /** The result of {@code visitor} for this kind of derivation. */
  <R> R accept(DerivationVisitor<R> visitor);

  /** This, if it is a sum of products, which can be listed one by one. */
  Optional<WeightedSum> products();

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
