package convscope.workbench.inspect;

import convscope.insight.Derivation;
import convscope.insight.FeatureMaps;
import convscope.insight.ReceptiveField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a {@link Wish}. Nobody may change the arrays.
 *
 * @param probabilities of the classes
 * @param activations of every layer, each {@code [height, width, channels]}
 * @param filters the chosen layer's weights as pictures; null where it has none
 * @param maps the chosen layer's output as pictures
 * @param figures the figures of {@code maps}
 * @param chosen the map of the chosen channel
 * @param explained how the value at the spot came about; null where there is no spot
 */
record Sight(Wish wish, double[] probabilities, List<float[]> activations, @Nullable Sheet filters, Sheet maps,
    FeatureMaps figures, Sheet chosen, @Nullable Explained explained) {

  /**
   * How a value came about.
   *
   * @param value as the engine computed it
   * @param derivation the same worked out again
   * @param field what of the image reaches it
   */
  record Explained(Spot spot, float value, Derivation derivation, ReceptiveField field) {}
}
