package convscope.engine.dl4j.kernel;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The place of one of a host array's values. It owns nothing: the array must outlive it. */
public final class Address extends Pointer {

  public Address(INDArray array) {
    this(array, 0);
  }

  /** The place of value number {@code first} in memory, for a contiguous array. */
  public Address(INDArray array, long first) {
    // A view's own address() leaves its offset out; addressPointer() has it.
    address = array.data().addressPointer().address() + first * Float.BYTES;
  }
}
