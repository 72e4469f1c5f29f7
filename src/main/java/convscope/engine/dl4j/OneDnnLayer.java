package convscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer as two rows of oneDNN operations. */
final class OneDnnLayer implements LayerKernel {
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

  /** Closes {@code array} with the layer. */
  OneDnnLayer holding(INDArray array) {
    held.add(array);
    return this;
  }

  @Override
  public void forward() {
    forward.forEach(OneDnn.Operation::run);
  }

  @Override
  public void backward() {
    backward.forEach(OneDnn.Operation::run);
  }

  @Override
  public void close() {
    forward.forEach(OneDnn.Operation::close);
    backward.forEach(OneDnn.Operation::close);
    held.forEach(INDArray::close);
  }
}
