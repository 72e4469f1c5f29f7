package convscope.engine.dl4j.kernel;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The address of one of a host array's values. It owns no memory: the array must outlive it. */
public final class Address extends Pointer {

  public Address(INDArray array) {
    this(array, 0);
  }

  /** The memory address of value number {@code first}, for a contiguous array. */
  public Address(INDArray array, long first) {
    // A view's address() ignores its offset; addressPointer() includes it.
    address = array.data().addressPointer().address() + first * Float.BYTES;
  }
}
