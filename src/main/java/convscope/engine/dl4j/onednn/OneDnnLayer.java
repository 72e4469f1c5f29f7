package convscope.engine.dl4j.onednn;

import convscope.engine.dl4j.kernel.WholeArrays;
import convscope.engine.dl4j.kernel.WholeBatchKernel;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer as two rows of oneDNN operations. */
final class OneDnnLayer extends WholeBatchKernel {
  private final List<OneDnn.Operation> forward = new ArrayList<>();
  private final List<OneDnn.Operation> backward = new ArrayList<>();
  private final List<INDArray> held = new ArrayList<>();

  OneDnnLayer thenForward(OneDnn.Operation operation) {
    forward.add(operation);
    return this;
  }

  OneDnnLayer thenBackward(OneDnn.Operation operation) {
    backward.add(operation);
    return this;
  }

  /** Ends the backward pass by taking the input's gradient through the ReLU that the input came out of, if it did. */
  OneDnnLayer gating(OneDnn oneDnn, WholeArrays arrays) {
    if (arrays.gates()) {
      memory.desc values = OneDnn.images(arrays.input());
      backward.add(OneDnnRelu.gate(oneDnn, oneDnn.over(arrays.input(), values),
          oneDnn.over(arrays.inputGradient(), values)));
    }
    return this;
  }

  /** Closes {@code array} with the layer. */
  OneDnnLayer holding(INDArray array) {
    held.add(array);
    return this;
  }

  @Override
  protected void forward() {
    forward.forEach(OneDnn.Operation::run);
  }

  @Override
  protected void backward() {
    backward.forEach(OneDnn.Operation::run);
  }

  @Override
  public void close() {
    forward.forEach(OneDnn.Operation::close);
    backward.forEach(OneDnn.Operation::close);
    held.forEach(INDArray::close);
  }
}
