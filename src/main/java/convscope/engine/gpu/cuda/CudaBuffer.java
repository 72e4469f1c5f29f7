package convscope.engine.gpu.cuda;

import convscope.engine.gpu.card.CardBuffer;

/** Memory of the card. */
final class CudaBuffer extends CudaResource implements CardBuffer {
  private final long address;
  private final int count;

  private CudaBuffer(CudaSession session, long address, int count) {
    super(session);
    this.address = address;
    this.count = count;
  }

  static CudaBuffer of(CudaSession session, int count) {
    long bytes = Math.max(1L, count) * Float.BYTES;
    long address = session.ask(driver -> {
      try {
        return driver.allocate(bytes);
      } catch (CudaFailure failure) {
        if (failure.code() == CudaSentences.OUT_OF_MEMORY) {
          throw CudaSentences.noRoom(session.facts().name(), bytes, driver.freeMemory(), session.facts().memoryBytes(),
              failure);
        }
        throw failure;
      }
    });
    CudaBuffer buffer = new CudaBuffer(session, address, count);
    session.keep(buffer);
    try {
      session.run(driver -> {
        driver.zero(address, Math.max(1, count), session.stream());
        driver.await(session.stream());
      });
    } catch (RuntimeException failure) {
      buffer.close();
      throw failure;
    }
    return buffer;
  }

  /** The card's address of value number {@code first}. */
  long address(int first) {
    return address + (long) first * Float.BYTES;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  void free(CudaDriver driver) {
    driver.free(address);
  }
}
