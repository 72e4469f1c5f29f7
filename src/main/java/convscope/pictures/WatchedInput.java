package convscope.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An image's bytes for ImageIO, a few at a time, which end when the time is over: this stops also a decoder that checks
 * nothing but its input. Leaves its channel open. One thread at a time.
 */
final class WatchedInput extends ImageInputStreamImpl {
  private static final int AHEAD = 16_384;

  private final SeekableByteChannel channel;
  private final TimeLimit limit;
  private final ByteBuffer ahead = ByteBuffer.allocate(AHEAD).limit(0);
  private long aheadFrom;
  private long replaced = -1;
  private byte other;

  WatchedInput(SeekableByteChannel channel, TimeLimit limit) {
    this.channel = channel;
    this.limit = limit;
  }

  /** From now on returns {@code value} at position {@code at} instead of the file's byte; for one position only. */
  void replace(long at, byte value) {
    replaced = at;
    other = value;
    ahead.limit(0);
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    return ready() ? ahead.get((int) (streamPos++ - aheadFrom)) & 0xFF : -1;
  }

  /** Reads as much as there is: ImageIO's BMP decoder treats a short read as complete. */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    checkClosed();
    Objects.checkFromIndexSize(offset, length, into.length);
    bitOffset = 0;
    int done = 0;
    while (done < length && ready()) {
      int from = (int) (streamPos - aheadFrom);
      int count = Math.min(length - done, ahead.limit() - from);
      ahead.get(from, into, offset + done, count);
      streamPos += count;
      done += count;
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  /** Whether there is a byte at the stream's position; it is in {@link #ahead} then. */
  private boolean ready() throws IOException {
    if (streamPos >= aheadFrom && streamPos < aheadFrom + ahead.limit()) {
      return true;
    }
    limit.check();
    if (streamPos >= channel.size()) {
      return false;
    }
    ahead.clear().limit(0);
    channel.position(streamPos);
    ahead.limit(AHEAD);
    int count = channel.read(ahead);
    ahead.flip();
    if (replaced >= streamPos && replaced < streamPos + ahead.limit()) {
      ahead.put((int) (replaced - streamPos), other);
    }
    aheadFrom = streamPos;
    return count > 0;
  }

  @Override
  public long length() {
    try {
      return channel.size();
    } catch (IOException unknown) {
      return -1;
    }
  }
}
