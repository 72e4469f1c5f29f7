package convscope.training;

import convscope.engine.Optimizer;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.runs.Checkpoint;
import convscope.runs.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An optimizer's state for a network's parameters, converted between a trainer and a checkpoint. */
final class OptimizerState {
  private OptimizerState() {}

  /** The state {@code values}, as {@link convscope.engine.Trainer#optimizerState} gives it, for a checkpoint. */
  static List<Tensor> tensors(Map<String, float[]> values, Network network, Optimizer optimizer) {
    List<Tensor> tensors = new ArrayList<>();
    shapes(network, optimizer).forEach((name, shape) ->
        tensors.add(new Tensor(name, shape, Objects.requireNonNull(values.get(name), name))));
    return tensors;
  }

  /**
   * The state that {@code checkpoint} holds, for {@link convscope.engine.Trainer#setOptimizerState}.
   *
   * @throws Problem if it is not that of {@code optimizer} for {@code network}
   */
  static Map<String, float[]> of(Checkpoint checkpoint, Network network, Optimizer optimizer) {
    Map<String, int[]> shapes = shapes(network, optimizer);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Tensor tensor : checkpoint.optimizer()) {
      if (!Arrays.equals(shapes.get(tensor.name()), tensor.shape())) {
        throw Problem.of(OptimizerState.class, "optimizer.foreign", checkpoint.step(), tensor.name());
      }
      values.put(tensor.name(), tensor.values());
    }
    for (String name : shapes.keySet()) {
      if (!values.containsKey(name)) {
        throw Problem.of(OptimizerState.class, "optimizer.missing", checkpoint.step(), name);
      }
    }
    return values;
  }

  private static Map<String, int[]> shapes(Network network, Optimizer optimizer) {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (String slot : optimizer.slots()) {
      network.parameters().stream().filter(Parameter::trained)
          .forEach(parameter -> shapes.put(parameter.name() + "/" + slot, parameter.shape()));
    }
    return shapes;
  }
}
