package convscope.engine.dl4j.kernel;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Copies between Java's arrays and ND4J's, in one go each way. */
public final class HostMemory {
  /** Copies even the processor's arrays as a card's would be, so that this can be tested without a card. */
  private static final String COPIED = "convscope.arrays.copied";
  private static final boolean ON_HOST =
      Nd4j.getExecutioner().getClass().getName().contains(".cpu.") && !Boolean.getBoolean(COPIED);

  private HostMemory() {}

  /** Whether arrays are in memory that Java can access. */
  public static boolean onHost() {
    return ON_HOST;
  }

  /** The values of a host array in place, valid as long as the array. It must be contiguous. */
  public static FloatBuffer floats(INDArray array) {
    return new FloatPointer(new Address(array)).capacity(array.length()).asBuffer();
  }

  /** The first {@code count} of {@code values} into the first {@code count} places of {@code array}. */
  public static void write(float[] values, int count, INDArray array) {
    write(values, 0, count, array, 0);
  }

  /**
   * {@code count} of {@code values} from number {@code from} on into the places of {@code array} from {@code first} on.
   */
  public static void write(float[] values, int from, int count, INDArray array, long first) {
    if (from + count > values.length || first + count > array.length()) {
      // The library does not check this.
      throw new IllegalArgumentException(count + " values of " + values.length + " from " + from + " on into "
          + array.length() + " from " + first + " on");
    }
    if (ON_HOST) {
      try (Address at = new Address(array, first); FloatPointer floats = new FloatPointer(at)) {
        floats.put(values, from, count);
      }
      return;
    }
    // Closing the copy waits for the card.
    try (INDArray copy = Nd4j.createFromArray(Arrays.copyOfRange(values, from, from + count))) {
      places(array, first, count).assign(copy);
    }
  }

  /** The first {@code values.length} places of {@code array} into {@code values}. */
  public static void read(INDArray array, float[] values) {
    read(array, 0, values.length, values);
  }

  /** {@code count} places of {@code array} from place {@code first} on into the first places of {@code values}. */
  public static void read(INDArray array, long first, int count, float[] values) {
    read(array, first, count, values, 0);
  }

  /** {@code count} places of {@code array} from {@code first} on into those of {@code values} from {@code at} on. */
  public static void read(INDArray array, long first, int count, float[] values, int at) {
    if (ON_HOST) {
      try (Address source = new Address(array, first); FloatPointer floats = new FloatPointer(source)) {
        floats.get(values, at, count);
      }
      return;
    }
    try (INDArray copy = places(array, first, count).dup('c')) {
      System.arraycopy(copy.data().asFloat(), 0, values, at, count);
    }
  }

  private static INDArray places(INDArray array, long first, int count) {
    return array.reshape(array.length()).get(NDArrayIndex.interval(first, first + count));
  }

  /** Waits until what this thread has asked of a card is done, so that other threads find it there. */
  public static void settle() {
    if (!ON_HOST) {
      Nd4j.getExecutioner().commit();
    }
  }
}
