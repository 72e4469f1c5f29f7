package convscope.engine.dl4j.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some neighboring examples of a batch. A convolution goes through a large batch part by part, so that what one pass
 * leaves in the processor's cache is still there for the next.
 */
record BatchPart(int first, int count) {
  /** Measured: at 32 images of the tutorial's layers a part fits the cache; the primitives are as fast as at 128. */
  private static final int EXAMPLES = 32;

  /** A batch of {@code size} in parts of about equal size. */
  static List<BatchPart> of(int size) {
    int parts = (size + EXAMPLES - 1) / EXAMPLES;
    List<BatchPart> all = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int first = (int) ((long) size * i / parts);
      all.add(new BatchPart(first, (int) ((long) size * (i + 1) / parts) - first));
    }
    return all;
  }

  /** The layout of this part of a {@code [batch, height, width, channels]} array. */
  memory.desc layout(INDArray array) {
    return new memory.desc(new long[] {count, array.size(3), array.size(1), array.size(2)}, OneDnn.FLOAT,
        memory.format_tag.nhwc);
  }

  /** This part of a {@code [batch, height, width, channels]} array. */
  memory of(OneDnn oneDnn, INDArray array) {
    return oneDnn.over(array, first * (array.length() / array.size(0)), layout(array));
  }
}
