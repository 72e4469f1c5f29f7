package convscope.engine.dl4j.kernel;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An ND4J vector for arithmetic in Java: in place if it is in host memory, otherwise as a copy that is fetched before
 * and written back afterwards.
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

  /** Copies the array to {@link #floats}. */
  public void fetch() {
    if (!HostMemory.onHost()) {
      HostMemory.read(array, floats.array());
    }
  }

  /** Copies {@link #floats} to the array. */
  public void bringBack() {
    if (!HostMemory.onHost()) {
      HostMemory.write(floats.array(), floats.capacity(), array);
    }
  }
}
