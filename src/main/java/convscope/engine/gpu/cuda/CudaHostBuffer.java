package convscope.engine.gpu.cuda;

import convscope.engine.gpu.card.HostBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Pinned host memory, which the card can access directly. */
final class CudaHostBuffer extends CudaResource implements HostBuffer {
  private final CudaDriver.Pinned memory;
  private final int count;

  private CudaHostBuffer(CudaSession session, CudaDriver.Pinned memory, int count) {
    super(session);
    this.memory = memory;
    this.count = count;
  }

  static CudaHostBuffer of(CudaSession session, int count) {
    long bytes = Math.max(1L, count) * Float.BYTES;
    CudaDriver.Pinned memory = session.ask(driver -> {
      try {
        return driver.allocatePinned(bytes);
      } catch (CudaFailure failure) {
        if (failure.code() == CudaSentences.OUT_OF_MEMORY) {
          throw CudaSentences.noPinned(session.facts().name(), bytes, failure);
        }
        throw failure;
      }
    });
    CudaHostBuffer buffer = new CudaHostBuffer(session, memory, count);
    session.keep(buffer);
    return buffer;
  }

  /** The address of value number {@code first}. */
  long address(int first) {
    return memory.address() + (long) first * Float.BYTES;
  }

  int count() {
    return count;
  }

  @Override
  public FloatBuffer floats() {
    return memory.bytes().duplicate().order(memory.bytes().order()).asFloatBuffer().limit(count);
  }

  @Override
  public IntBuffer ints() {
    return memory.bytes().duplicate().order(memory.bytes().order()).asIntBuffer().limit(count);
  }

  @Override
  void free(CudaDriver driver) {
    driver.freePinned(memory.address());
  }
}
