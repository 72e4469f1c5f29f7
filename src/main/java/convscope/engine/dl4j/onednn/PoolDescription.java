package convscope.engine.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import convscope.model.Padding;
import convscope.model.Pool;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** A pooling layer over images of one size, described for oneDNN. */
final class PoolDescription {
  private final int algorithm;
  private final long[] window;
  private final long[] strides;
  private final long[] before;
  private final long[] after;

  /**
   * A pool over images of {@code height} × {@code width}.
   *
   * @param algorithm one of oneDNN's {@code dnnl_pooling_…}
   */
  PoolDescription(Pool layer, int algorithm, int height, int width) {
    this.algorithm = algorithm;
    Padding vertical = Padding.same(height, layer.size(), layer.stride());
    Padding horizontal = Padding.same(width, layer.size(), layer.stride());
    window = new long[] {layer.size(), layer.size()};
    strides = new long[] {layer.stride(), layer.stride()};
    before = new long[] {vertical.before(), horizontal.before()};
    after = new long[] {vertical.after(), horizontal.after()};
  }

  /** The forward pass; where it {@code trains}, oneDNN may have it leave something for the backward one. */
  pooling_forward.primitive_desc forward(OneDnn oneDnn, boolean trains, memory.desc input, memory.desc output) {
    return new pooling_forward.primitive_desc(
        new pooling_forward.desc(trains ? dnnl_forward_training : dnnl_forward_inference, algorithm, input, output,
            strides, window, before, after), oneDnn.cpu());
  }

  /** The backward pass of {@code forward}, which trains. */
  pooling_backward.primitive_desc backward(OneDnn oneDnn, memory.desc input, memory.desc output,
      pooling_forward.primitive_desc forward) {
    return new pooling_backward.primitive_desc(
        new pooling_backward.desc(algorithm, input, output, strides, window, before, after), oneDnn.cpu(), forward);
  }
}
