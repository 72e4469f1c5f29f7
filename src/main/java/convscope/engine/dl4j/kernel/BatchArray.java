package convscope.engine.dl4j.kernel;

import convscope.model.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Values of every example at one point of the network, {@code [batch, height, width, channels]}, outside the heap. One
 * created with {@link #byWorker} has room for only one part per worker: a part's values are valid from when they are
 * written until the worker continues with its next part.
 */
public final class BatchArray implements AutoCloseable {
  private final INDArray array;
  private final Shape shape;
  private final int batch;
  private final boolean byWorker;
  private final long[] addresses;
  private final FloatBuffer @Nullable [] buffers;

  private BatchArray(INDArray array, Shape shape, int batch, boolean byWorker, long[] firsts, int[] counts) {
    this.array = array;
    this.shape = shape;
    this.batch = batch;
    this.byWorker = byWorker;
    addresses = new long[firsts.length];
    buffers = HostMemory.onHost() ? new FloatBuffer[firsts.length] : null;
    for (int i = 0; buffers != null && i < firsts.length; i++) {
      Address at = new Address(array, firsts[i] * shape.size());
      addresses[i] = at.address();
      buffers[i] = new FloatPointer(at).capacity((long) counts[i] * shape.size()).asBuffer();
    }
  }

  /** An array for the whole batch, all zero. */
  public static BatchArray whole(int batch, Shape shape, List<Part> parts) {
    return new BatchArray(zeros(batch, shape), shape, batch, false, parts.stream().mapToLong(Part::first).toArray(),
        parts.stream().mapToInt(Part::count).toArray());
  }

  /** An array for one part per worker, all zero. */
  public static BatchArray byWorker(int batch, Shape shape, List<Part> parts, int workers) {
    int largest = parts.stream().mapToInt(Part::count).max().orElse(0);
    long[] firsts = new long[workers];
    int[] counts = new int[workers];
    for (int i = 0; i < workers; i++) {
      firsts[i] = (long) i * largest;
      counts[i] = largest;
    }
    return new BatchArray(zeros(workers * largest, shape), shape, batch, true, firsts, counts);
  }

  private static INDArray zeros(int examples, Shape shape) {
    return Nd4j.create(DataType.FLOAT, examples, shape.height(), shape.width(), shape.channels());
  }

  /** The whole array. Not available if created with {@link #byWorker}. */
  public INDArray array() {
    if (byWorker) {
      throw new IllegalStateException("There is no array of the whole batch here");
    }
    return array;
  }

  /** The shape of one example. */
  public Shape shape() {
    return shape;
  }

  /** The number of examples. */
  public int batch() {
    return batch;
  }

  /** Its size in bytes. */
  public long bytes() {
    return array.length() * Float.BYTES;
  }

  /**
   * The values of {@code part}, from place 0 on, for {@code worker} to read and write; only with absolute places.
   * Not where arrays lie on a card.
   */
  public FloatBuffer values(int worker, Part part) {
    if (buffers == null) {
      throw new IllegalStateException("These values are on a card");
    }
    return buffers[byWorker ? worker : part.index()];
  }

  /** Puts {@code count} of {@code values} from number {@code from} on into the first places of {@code part}. */
  public void put(int worker, Part part, float[] values, int from, int count) {
    if (buffers != null) {
      values(worker, part).put(0, values, from, count);
    } else {
      HostMemory.write(values, from, count, array(), (long) part.first() * shape.size());
    }
  }

  /** Takes the first {@code count} places of {@code part} into {@code values} from number {@code from} on. */
  public void take(int worker, Part part, float[] values, int from, int count) {
    if (buffers != null) {
      values(worker, part).get(0, values, from, count);
    } else {
      float[] some = new float[count];
      HostMemory.read(array(), (long) part.first() * shape.size(), count, some);
      System.arraycopy(some, 0, values, from, count);
    }
  }

  /** The address of {@link #values}. */
  public long address(int worker, Part part) {
    return addresses[byWorker ? worker : part.index()];
  }

  /** The address of the values of the whole batch. */
  public long address() {
    return new Address(array()).address();
  }

  @Override
  public void close() {
    array.close();
  }
}
