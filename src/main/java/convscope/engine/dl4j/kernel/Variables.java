package convscope.engine.dl4j.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer's variables and their gradients, in the shapes of {@link convscope.model.Layer#parameters}: views of the
 * network's flat vectors.
 *
 * <p>Each is null, and not to be asked for, where there is none: a layer need not have variables, and a classifier has
 * no gradients.
 */
public record Variables(@Nullable INDArray weights, @Nullable INDArray biases, @Nullable INDArray weightGradients,
    @Nullable INDArray biasGradients) {
  @Override
  public INDArray weights() {
    return Objects.requireNonNull(weights, "This layer has no weights");
  }

  /** Whether there are biases. */
  public boolean hasBiases() {
    return biases != null;
  }

  @Override
  public INDArray biases() {
    return Objects.requireNonNull(biases, "This layer has no biases");
  }

  @Override
  public INDArray weightGradients() {
    return Objects.requireNonNull(weightGradients, "There are no such gradients here");
  }

  @Override
  public INDArray biasGradients() {
    return Objects.requireNonNull(biasGradients, "There are no such gradients here");
  }
}
