package convscope.engine.dl4j.kernel;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer's variables and their gradients, in the shapes of {@link convscope.model.Layer#parameters}: views of the
 * network's flat vectors.
 *
 * @param weightGradients null in a classifier, like {@code biasGradients}
 */
public record Variables(INDArray weights, INDArray biases, @Nullable INDArray weightGradients,
    @Nullable INDArray biasGradients) {}
