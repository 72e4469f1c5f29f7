package convscope.engine.dl4j.kernel;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Copies between Java's arrays and ND4J's, in one go each way. */
public final class HostMemory {
  private static final boolean ON_HOST = Nd4j.getExecutioner().getClass().getName().contains(".cpu.");

  private HostMemory() {}

  /** Whether arrays live where Java can reach them. */
  public static boolean onHost() {
    return ON_HOST;
  }

  /** The values of a host array where they lie, for as long as it lives. It must be contiguous. */
  public static FloatBuffer floats(INDArray array) {
    return new FloatPointer(new Address(array)).capacity(array.length()).asBuffer();
  }

  /** The first {@code count} of {@code values} into the first {@code count} places of {@code array}. */
  public static void write(float[] values, int count, INDArray array) {
    if (count > values.length || count > array.length()) {
      // Nobody below would notice.
      throw new IllegalArgumentException(count + " values of " + values.length + " into " + array.length());
    }
    if (ON_HOST) {
      try (Address at = new Address(array); FloatPointer floats = new FloatPointer(at)) {
        floats.put(values, 0, count);
      }
      return;
    }
    float[] all = new float[(int) array.length()];
    System.arraycopy(values, 0, all, 0, count);
    try (INDArray copy = Nd4j.createFromArray(all)) {
      array.assign(copy.reshape(array.shape()));
    }
  }

  /** The first {@code values.length} places of {@code array} into {@code values}. */
  public static void read(INDArray array, float[] values) {
    read(array, 0, values.length, values);
  }

  /** {@code count} places of {@code array} from place {@code first} on into the first places of {@code values}. */
  public static void read(INDArray array, long first, int count, float[] values) {
    if (ON_HOST) {
      try (Address at = new Address(array, first); FloatPointer floats = new FloatPointer(at)) {
        floats.get(values, 0, count);
      }
      return;
    }
    try (INDArray copy = array.reshape(array.length()).get(NDArrayIndex.interval(first, first + count)).dup('c')) {
      System.arraycopy(copy.data().asFloat(), 0, values, 0, count);
    }
  }
}
