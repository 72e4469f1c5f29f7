package convscope.engine;

import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.model.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A buffer for a copy of the results of the last training step, to be examined on another thread while training
 * continues. It takes about 33 MB for the tutorial's network at 128 examples, and is therefore reused.
 *
 * @param parameters after the step's update, one after the other in the order of {@link Network#parameters()}
 * @param gradients of the total loss, weight decay included, in the same layout as the parameters; of a statistic, that
 *     of the batch, see {@link Trainer#gradients()}
 * @param activations by the name of each layer that has parameters: its output for the whole batch,
 *     {@code [batch, height, width, channels]} row-major
 */
public record StepCopy(float[] parameters, float[] gradients, Map<String, float[]> activations) {

  /** A buffer for a step of {@code network} on {@code batch} examples. */
  public static StepCopy room(Network network, int batch) {
    Map<String, float[]> activations = new LinkedHashMap<>();
    List<Shape> inputs = network.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      Layer layer = network.layers().get(i);
      List<Parameter> parameters = layer.parameters(inputs.get(i));
      if (!parameters.isEmpty()) {
        activations.put(layer.name(), new float[Math.multiplyExact(batch, network.output(i).size())]);
      }
    }
    return new StepCopy(new float[network.parameterCount()], new float[network.parameterCount()], activations);
  }
}
