package convscope.summaries;

import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * An event file being written, one for each time that a run is trained. Every event is written at once, completely, so
 * that TensorBoard can follow. One thread.
 */
public final class EventFile implements AutoCloseable {
  /** The part of the name by which TensorBoard finds event files. */
  static final String MARK = "tfevents";

  private final Path file;
  private final FileChannel channel;

  private EventFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * A new file in {@code folder}, named for the second {@code second} since 1970 and this machine as TensorFlow names
   * them, so that their names sort in the order in which they were started. If one was started in the same second, the
   * next second is used.
   *
   * @throws Problem if it cannot be created
   */
  public static EventFile create(Path folder, long second) {
    String host = host();
    for (long free = second; ; free++) {
      Path file = folder.resolve(String.format(Locale.ROOT, "events.out.%s.%010d.%s", MARK, free, host));
      try {
        EventFile made = new EventFile(file,
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        made.append(Records.framed(EventBytes.version(free)));
        return made;
      } catch (FileAlreadyExistsException taken) {
        // Try the next second.
      } catch (IOException unable) {
        throw SafeFile.cannotWrite(file, unable);
      }
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  /** Its path. */
  public Path path() {
    return file;
  }

  /**
   * Adds {@code event}; if that fails, earlier events remain intact.
   *
   * @throws Problem if it cannot be written
   */
  public void append(Event event) {
    append(Records.framed(EventBytes.of(event)));
  }

  private void append(ByteBuffer bytes) {
    try {
      long end = channel.position();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException unable) {
        channel.truncate(end);
        throw unable;
      }
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(file, unable);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(file, unable);
    }
  }
}
