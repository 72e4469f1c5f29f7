package convscope.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to train one run. */
public final class RunLock implements AutoCloseable {
  // Under POSIX, closing any channel on a locked file releases every lock that the process has on it: a mere
  // query must not open the file of a run that this process trains.
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  RunLock(Path file, FileChannel channel) {
    this.file = real(file);
    this.channel = channel;
    OWN.add(this.file);
  }

  /** The locked files. */
  Path file() {
    return file;
  }

  /** Whether this process has taken the lock in {@code file}. */
  static boolean isOwn(Path file) {
    return OWN.contains(real(file));
  }

  /** {@code file}, by its real path: the same run may be reached through a link. */
  private static Path real(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    try {
      Path folder = whole.getParent();
      return folder == null ? whole : folder.toRealPath().resolve(whole.getFileName());
    } catch (IOException gone) {
      return whole;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    } finally {
      OWN.remove(file);
    }
  }
}
