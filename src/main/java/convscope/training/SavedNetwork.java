package convscope.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Parameter;
import convscope.runs.Checkpoint;
import convscope.runs.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint with its network, each variable held against the network's description. One without averages, which
 * nobody trains on from, is used as it is, and one read without its parameters has its averages for both.
 *
 * @param parameters by name
 * @param averages of the parameters, by the parameters' names
 */
public record SavedNetwork(Network network, Map<String, float[]> parameters, Map<String, float[]> averages) {
  static final String NETWORK = "network";

  /**
   * The network in {@code checkpoint}, which came from {@code source}.
   *
   * @throws Problem if it describes none, or a variable is missing or of another shape
   */
  public static SavedNetwork of(Checkpoint checkpoint, String source) {
    String described = checkpoint.state().get(NETWORK);
    if (described == null) {
      throw new Problem(source + " does not say which network it is of: use a checkpoint that ConvScope wrote.");
    }
    try {
      Network network = NetworkJson.fromTree(new JsonMapper().readTree(described), source);
      List<Tensor> own = checkpoint.parameters().isEmpty() ? checkpoint.averages() : checkpoint.parameters();
      Map<String, float[]> parameters = fitting(network, own, source);
      return new SavedNetwork(network, parameters, checkpoint.averages().isEmpty() || own == checkpoint.averages()
          ? parameters : fitting(network, checkpoint.averages(), source));
    } catch (JsonProcessingException wrong) {
      throw new Problem(source + " describes its network in something that is no JSON: use another checkpoint.", wrong);
    }
  }

  private static Map<String, float[]> fitting(Network network, List<Tensor> tensors, String source) {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      Tensor tensor = byName.get(parameter.name());
      if (tensor == null || !Arrays.equals(tensor.shape(), parameter.shape())) {
        throw new Problem(source + (tensor == null ? " lacks " : " has another shape of ") + parameter.name()
            + " than its network " + network.name() + " wants: use another checkpoint.");
      }
      values.put(parameter.name(), tensor.values());
    }
    return values;
  }
}
