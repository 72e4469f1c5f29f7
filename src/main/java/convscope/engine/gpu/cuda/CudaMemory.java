package convscope.engine.gpu.cuda;

import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.HostBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies Java's arrays to and from a card's memory, through a block of pinned memory; and knows which memory belongs to
 * it.
 */
final class CudaMemory {
  /** Values per copy: one MiB; larger copies are not faster. */
  static final int STAGED = 1 << 18;

  private final CudaSession session;
  private @Nullable CudaHostBuffer staging;

  CudaMemory(CudaSession session) {
    this.session = session;
  }

  /** {@code one} as this card's, which it must be. */
  CudaBuffer buffer(CardBuffer one) {
    if (one instanceof CudaBuffer buffer && session.has(buffer)) {
      return buffer;
    }
    throw new IllegalArgumentException("The memory is not of " + session.facts().name() + ", or has been closed");
  }

  /** {@code one} as this card's, which it must be. */
  CudaHostBuffer host(HostBuffer one) {
    if (one instanceof CudaHostBuffer buffer && session.has(buffer)) {
      return buffer;
    }
    throw new IllegalArgumentException("The memory is not for " + session.facts().name() + ", or has been closed");
  }

  void write(float[] from, int start, int count, CardBuffer to, int first) {
    Objects.checkFromIndexSize(start, count, from.length);
    CudaBuffer target = buffer(to);
    Objects.checkFromIndexSize(first, count, target.count());
    inPieces(count, (staged, done, piece) -> {
      staged.floats().put(from, start + done, piece);
      copyIn(staged, target, first + done, piece);
    });
  }

  void write(int[] from, CardBuffer to) {
    CudaBuffer target = buffer(to);
    Objects.checkFromIndexSize(0, from.length, target.count());
    inPieces(from.length, (staged, done, piece) -> {
      staged.ints().put(from, done, piece);
      copyIn(staged, target, done, piece);
    });
  }

  void read(CardBuffer from, int first, int count, float[] to, int start) {
    CudaBuffer source = buffer(from);
    Objects.checkFromIndexSize(first, count, source.count());
    Objects.checkFromIndexSize(start, count, to.length);
    inPieces(count, (staged, done, piece) -> {
      session.run(driver -> {
        driver.copyOut(source.address(first + done), staged.address(0), (long) piece * Float.BYTES, session.stream());
        driver.await(session.stream());
      });
      staged.floats().get(to, start + done, piece);
    });
  }

  private interface Piece {
    void copy(CudaHostBuffer staged, int done, int piece);
  }

  /** One at a time: all share the one block of pinned memory. */
  private synchronized void inPieces(int count, Piece each) {
    if (staging == null) {
      staging = CudaHostBuffer.of(session, STAGED);
    }
    for (int done = 0; done < count; done += STAGED) {
      each.copy(staging, done, Math.min(STAGED, count - done));
    }
  }

  private void copyIn(CudaHostBuffer staged, CudaBuffer to, int first, int piece) {
    session.run(driver -> {
      driver.copyIn(staged.address(0), to.address(first), (long) piece * Float.BYTES, session.stream());
      driver.await(session.stream());
    });
  }
}
