package convscope.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import convscope.model.Presets;
import convscope.runs.Checkpoint;
import convscope.runs.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A checkpoint with its network, each variable checked against the network's description. A checkpoint without averages
 * is used as it is, and one read without its parameters uses its averages for both. One that describes no network, as
 * written by another program, is identified as the preset whose variables it contains: all of them under the tutorial's
 * names, in their shapes, and nothing else.
 *
 * @param parameters by name
 * @param averages of the parameters, by the parameters' names
 */
public record SavedNetwork(Network network, Map<String, float[]> parameters, Map<String, float[]> averages) {
  /** The metadata key of a checkpoint's network, described as in {@link NetworkJson}. */
  public static final String NETWORK = "network";

  private static final int MOST_CLASSES = 1_000;

  /**
   * The network in {@code checkpoint}, which came from {@code source}.
   *
   * @throws Problem if its network is unknown, or takes other images than this program gives, or if a variable is
   *     missing or of another shape
   */
  public static SavedNetwork of(Checkpoint checkpoint, String source) {
    String described = checkpoint.state().get(NETWORK);
    try {
      Network network = described == null ? foreign(checkpoint, source)
          : NetworkJson.fromTree(new JsonMapper().readTree(described), source);
      if (!network.takesImages()) {
        throw Problem.of(SavedNetwork.class, "saved.input", source, network.input().toString(),
            Network.CROP.toString(), Network.WHOLE_IMAGE.toString());
      }
      List<Tensor> own = checkpoint.parameters().isEmpty() ? checkpoint.averages() : checkpoint.parameters();
      Map<String, float[]> parameters = fitting(network, own, source);
      return new SavedNetwork(network, parameters, checkpoint.averages().isEmpty() || own == checkpoint.averages()
          ? parameters : fitting(network, checkpoint.averages(), source));
    } catch (JsonProcessingException wrong) {
      throw Problem.because(wrong, SavedNetwork.class, "saved.json", source);
    }
  }

  /** The preset whose variables are those of {@code checkpoint}. */
  private static Network foreign(Checkpoint checkpoint, String source) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    (checkpoint.parameters().isEmpty() ? checkpoint.averages() : checkpoint.parameters())
        .forEach(tensor -> found.put(tensor.name(), tensor));
    String lastBiases = lastBiases();
    Tensor last = found.get(lastBiases);
    if (last == null || last.shape().length != 1 || last.shape()[0] < 1 || last.shape()[0] > MOST_CLASSES) {
      throw Problem.of(SavedNetwork.class, "saved.undescribed", source, lastBiases);
    }
    int classes = last.shape()[0];
    Network tutorial = Presets.tutorial(InitializerEdition.FROM_2017, classes);
    Network local = Presets.locallyConnected(InitializerEdition.FROM_2017, classes);
    Network meant = onlyLike(local, tutorial, found) ? local : tutorial;
    Set<String> known = new HashSet<>();
    meant.parameters().forEach(parameter -> known.add(parameter.name()));
    List<Tensor> all = new ArrayList<>(checkpoint.parameters());
    all.addAll(checkpoint.averages());
    for (Tensor tensor : all) {
      if (!known.contains(tensor.name())) {
        throw Problem.of(SavedNetwork.class, "saved.foreign", source, tensor.name(), meant.name(), NETWORK);
      }
    }
    return meant;
  }

  /** The variable whose size is the number of classes. */
  private static String lastBiases() {
    Network tutorial = Presets.tutorial(InitializerEdition.FROM_2017, MOST_CLASSES);
    int last = tutorial.layers().size() - 1;
    return tutorial.layers().get(last).parameter(ParameterRole.BIASES, tutorial.inputs().get(last)).name();
  }

  /**
   * Whether a variable of {@code found} has as many dimensions as in {@code one} and not as many as in {@code other},
   * whose variables have the same names in the same order.
   */
  private static boolean onlyLike(Network one, Network other, Map<String, Tensor> found) {
    Iterator<Parameter> others = other.parameters().iterator();
    return one.parameters().stream().anyMatch(parameter -> {
      int rank = parameter.shape().length;
      boolean telling = others.next().shape().length != rank;
      Tensor tensor = found.get(parameter.name());
      return telling && tensor != null && tensor.shape().length == rank;
    });
  }

  private static Map<String, float[]> fitting(Network network, List<Tensor> tensors, String source) {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      Tensor tensor = byName.get(parameter.name());
      if (tensor == null || !Arrays.equals(tensor.shape(), parameter.shape())) {
        throw Problem.of(SavedNetwork.class, tensor == null ? "saved.missing" : "saved.shape", source,
            parameter.name(), network.name());
      }
      values.put(parameter.name(), tensor.values());
    }
    return values;
  }
}
