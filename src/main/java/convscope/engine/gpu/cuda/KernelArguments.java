package convscope.engine.gpu.cuda;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.List;

/**
 * The arguments of a launch in CUDA's format: an array of pointers, each to one value. It must outlive every launch
 * that uses its address.
 */
final class KernelArguments {
  private static final int ROOM = 8;

  private final Memory memory;

  /**
   * @param values in the kernel's order: a {@link Long}, which is an address on the card, an {@link Integer} or a
   *     {@link Float} each
   */
  KernelArguments(List<? extends Number> values) {
    int count = Math.max(1, values.size());
    memory = new Memory(2L * ROOM * count);
    memory.clear();
    for (int i = 0; i < values.size(); i++) {
      long place = (long) ROOM * (count + i);
      Number value = values.get(i);
      if (value instanceof Long address) {
        memory.setLong(place, address);
      } else if (value instanceof Integer number) {
        memory.setInt(place, number);
      } else if (value instanceof Float number) {
        memory.setFloat(place, number);
      } else {
        throw new IllegalArgumentException("A kernel cannot take " + value);
      }
      memory.setPointer((long) ROOM * i, memory.share(place));
    }
  }

  /** The address of the array. */
  long address() {
    return Pointer.nativeValue(memory);
  }
}
