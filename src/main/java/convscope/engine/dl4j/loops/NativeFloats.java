package convscope.engine.dl4j.loops;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Floats outside the heap, all zero at first, aligned to a cache line. */
final class NativeFloats implements AutoCloseable {
  private static final int LINE = 64;

  private final FloatPointer memory;
  private final long address;

  NativeFloats(long count) {
    memory = new FloatPointer(count + LINE / Float.BYTES);
    Pointer.memset(memory, 0, (count + LINE / Float.BYTES) * Float.BYTES);
    address = (memory.address() + LINE - 1) / LINE * LINE;
  }

  /** The address of value number {@code place}. */
  long address(long place) {
    return address + place * Float.BYTES;
  }

  /** {@code count} values from number {@code first} on, which live as long as this. */
  FloatBuffer values(long first, int count) {
    return new Place(address(first)).capacity(count).asBuffer();
  }

  @Override
  public void close() {
    memory.close();
  }
}
