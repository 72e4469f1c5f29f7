package convscope.workbench.inspect;

import convscope.insight.Derivation;
import convscope.insight.FeatureMaps;
import convscope.insight.NetworkOverview;
import convscope.insight.ReceptiveField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a {@link InspectRequest}. The arrays must not be modified.
 *
 * @param probabilities of the classes
 * @param activations of every layer, each {@code [height, width, channels]}
 * @param filters the selected layer's weights as images; null if it has none
 * @param maps the selected layer's output as images
 * @param figures the figures of {@code maps}
 * @param chosen the map of the chosen channel
 * @param overview every layer's most active maps; null where none are wanted
 * @param explained how the value at the spot came about; null where there is no spot
 */
record InspectResult(InspectRequest request, double[] probabilities, List<float[]> activations, @Nullable Sheet filters,
    Sheet maps, FeatureMaps figures, Sheet chosen, @Nullable NetworkOverview overview, @Nullable Explained explained) {

  /**
   * The explanation of a value.
   *
   * @param value as the engine computed it
   * @param derivation its recomputation
   * @param field its receptive field
   */
  record Explained(Spot spot, float value, Derivation derivation, ReceptiveField field) {}
}
