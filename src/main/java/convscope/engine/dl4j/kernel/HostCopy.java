package convscope.engine.dl4j.kernel;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A vector of ND4J's for arithmetic in Java: in place where it lies on the host, as a copy that is fetched before and brought
 * back after where it lies on a card.
 */
public final class HostCopy {
  private final INDArray array;
  private final FloatBuffer floats;

  /** Of {@code array}, which must be contiguous and outlive it. */
  public HostCopy(INDArray array) {
    this.array = array;
    floats = HostMemory.onHost() ? HostMemory.floats(array) : FloatBuffer.allocate((int) array.length());
  }

  /** Its values, for absolute places only: the same buffer always. */
  public FloatBuffer floats() {
    return floats;
  }

  /** Has {@link #floats} hold what the array does. */
  public void fetch() {
    if (!HostMemory.onHost()) {
      HostMemory.read(array, floats.array());
    }
  }

  /** Has the array hold what {@link #floats} do. */
  public void bringBack() {
    if (!HostMemory.onHost()) {
      HostMemory.write(floats.array(), floats.capacity(), array);
    }
  }
}
