package convscope.engine.dl4j;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a layer reads and writes, each {@code [batch, height, width, channels]}, row-major and contiguous.
 *
 * @param inputGradient null where nobody needs it: in a classifier, and below the first layer when training
 * @param outputGradient null in a classifier
 */
record LayerArrays(INDArray input, INDArray output, @Nullable INDArray inputGradient,
    @Nullable INDArray outputGradient) {

  boolean trains() {
    return outputGradient != null;
  }

  int batch() {
    return (int) input.size(0);
  }
}
