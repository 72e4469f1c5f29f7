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
 * An event file being written, one for each time that a run is trained. Every event is handed to the system at once, whole,
 * so that TensorBoard can follow. One thread.
 */
public final class EventFile implements AutoCloseable {
  /** What the name of every event file holds: by this TensorBoard finds them. */
  static final String MARK = "tfevents";

  private final Path file;
  private final FileChannel channel;

  private EventFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * A new file in {@code folder}, named for the second {@code second} since 1970 and this machine as TensorFlow names them,
   * so that by their names they stand in the order in which they were begun. A second in which one was begun already gives
   * way to the next.
   *
   * @throws Problem if it cannot be made
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
        // Another second, then.
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

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * Adds {@code event}; where that fails, what was written before stays whole.
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
