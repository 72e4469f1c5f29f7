package convscope.training;

import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import convscope.model.InitialValues;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Parameter;
import convscope.model.Shape;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The values that a run starts from if it does not begin at random: those of another network, where they fit. A layer
 * is taken over as a whole, if the other network has all of its variables under the same names in the same shapes. The
 * last layer is taken over only if both networks have the same classes in the same order; all others start at random.
 *
 * @param values of every variable, by name
 * @param taken the names of the layers with variables that were taken over, in order
 */
public record StartingValues(Map<String, float[]> values, List<String> taken) {

  /**
   * Those of {@code network} for {@code classNames} from the averages of {@code source}.
   *
   * @param seed of what starts at random
   * @throws Problem if no layer fits, or one that {@code network} freezes does not
   */
  public static StartingValues of(Network network, List<String> classNames, TrainedModel source, long seed) {
    Map<String, float[]> values = new LinkedHashMap<>(InitialValues.of(network, seed));
    Map<String, int[]> there = new LinkedHashMap<>();
    source.network().parameters().forEach(parameter -> there.put(parameter.name(), parameter.shape()));
    List<String> taken = new ArrayList<>();
    List<Shape> inputs = network.inputs();
    int last = network.layers().size() - 1;
    for (int i = 0; i <= last; i++) {
      Layer layer = network.layers().get(i);
      List<Parameter> own = layer.parameters(inputs.get(i));
      if (own.isEmpty()) {
        continue;
      }
      boolean fits = own.stream().allMatch(one -> Arrays.equals(there.get(one.name()), one.shape()))
          && (i < last || source.classNames().equals(classNames));
      if (fits) {
        taken.add(layer.name());
        own.forEach(one -> values.put(one.name(),
            Objects.requireNonNull(source.averages().get(one.name()), one.name())));
      } else if (network.frozen().contains(layer.name())) {
        throw Problem.of(StartingValues.class, "start.frozen", layer.name(), source.name());
      }
    }
    if (taken.isEmpty()) {
      throw Problem.of(StartingValues.class, "start.nothing", source.name(), network.name());
    }
    return new StartingValues(values, List.copyOf(taken));
  }

  /** The sentence that says what a run of {@code network} has started from, as its manifest has it. */
  public static Sentence said(Manifest.Start start, Network network) {
    List<String> fresh = network.parameters().stream().map(Parameter::layer).distinct()
        .filter(layer -> !start.layers().contains(layer)).toList();
    return fresh.isEmpty() ? Sentence.of(StartingValues.class, "start.said.all", start.network(), start.step())
        : Sentence.of(StartingValues.class, "start.said", start.network(), start.step(),
            String.join(", ", start.layers()), String.join(", ", fresh));
  }

  /** As a file of {@code network}, whose values they are, before its first step. */
  Checkpoint checkpoint(Network network) {
    List<Tensor> tensors = network.parameters().stream()
        .map(one -> new Tensor(one.name(), one.shape(), Objects.requireNonNull(values.get(one.name()), one.name())))
        .toList();
    return new Checkpoint(0, tensors, List.of(), Map.of(SavedNetwork.NETWORK, NetworkJson.toTree(network).toString()));
  }
}
