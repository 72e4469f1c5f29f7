package convscope.summaries;

import com.google.protobuf.InvalidProtocolBufferException;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event file from its beginning, and again what has been added since. Everything is verified by its checksum
 * before use; no length causes an allocation larger than the file. One thread.
 */
public final class EventReader {
  /** The longest record that is read: far more than a step's summaries need. */
  private static final int LONGEST = 1 << 26;

  private final Path file;
  private long position;

  public EventReader(Path file) {
    this.file = file;
  }

  /**
   * Passes every complete event since the last call to {@code to}. An incomplete record, as while the file is being
   * written, is left for the next call.
   *
   * @throws Problem if the file cannot be read, is not an event file, or is damaged; events passed before remain valid
   */
  public void read(Consumer<Event> to) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      channel.position(position);
      for (byte[] record = next(channel, size); record != null; record = next(channel, size)) {
        if (position == 0 && !EventBytes.isVersion(record)) {
          throw foreign();
        } else if (position > 0) {
          to.accept(EventBytes.event(record));
        }
        position = channel.position();
      }
    } catch (InvalidProtocolBufferException wrong) {
      throw position == 0 ? Problem.because(wrong, EventReader.class, "events.foreign", file.toString())
          : Problem.because(wrong, EventReader.class, "events.damaged", file.toString(), position);
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  /** The record at the channel's position, which moves past it; null if there is none, or it is incomplete. */
  private byte @Nullable [] next(FileChannel channel, long size) throws IOException {
    long left = size - channel.position();
    if (left < Records.HEAD) {
      return null;
    }
    ByteBuffer head = fill(channel, Records.HEAD);
    long length = head.getLong(0);
    if (head.getInt(Long.BYTES) != Records.checksum(head.array(), 0, Long.BYTES) || length < 0 || length > LONGEST) {
      throw position == 0 ? foreign() : damaged();
    }
    if (left - Records.HEAD - Records.FOOT < length) {
      return null;
    }
    ByteBuffer body = fill(channel, (int) length + Records.FOOT);
    byte[] record = new byte[(int) length];
    body.get(0, record);
    if (body.getInt((int) length) != Records.checksum(record, 0, record.length)) {
      throw damaged();
    }
    return record;
  }

  private static ByteBuffer fill(FileChannel channel, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private Problem foreign() {
    return Problem.of(EventReader.class, "events.foreign", file.toString());
  }

  private Problem damaged() {
    return Problem.of(EventReader.class, "events.damaged", file.toString(), position);
  }
}
