package convscope.engine.dl4j.kernel;

import convscope.model.ParameterRole;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer's variables and their gradients by role, in the shapes of {@link convscope.model.Layer#parameters}: views of
 * the network's flat vectors. A layer need not have variables, and a classifier has no gradients. What there is not
 * must not be asked for.
 *
 * @param values the variables
 * @param gradients their gradients; of a statistic, that of the batch
 */
public record Variables(Map<ParameterRole, INDArray> values, Map<ParameterRole, INDArray> gradients) {

  public Variables {
    values = Map.copyOf(values);
    gradients = Map.copyOf(gradients);
  }

  /** Whether there is a variable of {@code role}. */
  public boolean has(ParameterRole role) {
    return values.containsKey(role);
  }

  /** The variable of {@code role}. */
  public INDArray value(ParameterRole role) {
    return there(values, role);
  }

  /** The gradient of the variable of {@code role}. */
  public INDArray gradient(ParameterRole role) {
    return there(gradients, role);
  }

  private static INDArray there(Map<ParameterRole, INDArray> arrays, ParameterRole role) {
    INDArray array = arrays.get(role);
    if (array == null) {
      throw new IllegalStateException("There is nothing of role " + role + " here");
    }
    return array;
  }

  public INDArray weights() {
    return value(ParameterRole.WEIGHTS);
  }

  /** Whether there are biases. */
  public boolean hasBiases() {
    return has(ParameterRole.BIASES);
  }

  public INDArray biases() {
    return value(ParameterRole.BIASES);
  }

  public INDArray weightGradients() {
    return gradient(ParameterRole.WEIGHTS);
  }

  public INDArray biasGradients() {
    return gradient(ParameterRole.BIASES);
  }
}
