package convscope.engine.dl4j.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arrays that a layer reads and writes, as ND4J arrays of the whole batch, each {@code [batch, height, width,
 * channels]}.
 *
 * @param inputGradient null, and not to be asked for, where not needed: in a classifier, and below the first layer when
 *     training
 * @param outputGradient null, and not to be asked for, in a classifier
 * @param gated whether the input came out of a ReLU, through which the input's gradient is to be taken
 */
public record WholeArrays(INDArray input, INDArray output, @Nullable INDArray inputGradient,
    @Nullable INDArray outputGradient, boolean gated) {

  /** Those of {@code arrays}, none of which may be by worker. */
  public static WholeArrays of(LayerArrays arrays) {
    return new WholeArrays(arrays.input().array(), arrays.output().array(),
        arrays.hasInputGradient() ? arrays.inputGradient().array() : null,
        arrays.goesBack() ? arrays.outputGradient().array() : null, arrays.gated());
  }

  @Override
  public INDArray inputGradient() {
    return Objects.requireNonNull(inputGradient, "There are no such gradients here");
  }

  @Override
  public INDArray outputGradient() {
    return Objects.requireNonNull(outputGradient, "There are no such gradients here");
  }

  /** Whether the input's gradient is needed. */
  public boolean hasInputGradient() {
    return inputGradient != null;
  }

  /** Whether gradients are needed. */
  public boolean goesBack() {
    return outputGradient != null;
  }

  /** Whether the input's gradient is needed and must be multiplied by a ReLU's derivative. */
  public boolean gates() {
    return gated && inputGradient != null;
  }

  /** The number of examples. */
  public int batch() {
    return (int) input.size(0);
  }
}
