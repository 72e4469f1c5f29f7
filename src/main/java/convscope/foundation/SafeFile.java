package convscope.foundation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Atomic file writes: written under a temporary name in the same folder, forced to the disk, moved into place. A
 * failure leaves the previous file unchanged and no temporary file behind.
 */
public final class SafeFile {
  private static final AtomicLong WRITES = new AtomicLong();

  private SafeFile() {}

  /** Writes the bytes of a file into a stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes {@code content} to {@code file}, replacing it atomically.
   *
   * @throws Problem if the file cannot be written; the previous file is unchanged
   */
  public static void write(Path file, Content content) {
    Path aside = aside(file);
    try {
      try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        OutputStream out = Channels.newOutputStream(channel);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      moveInto(aside, file);
    } catch (IOException | ReadOnlyFileSystemException failure) {
      deleteQuietly(aside, failure);
      throw cannotWrite(file, failure);
    } catch (RuntimeException | Error failure) {
      deleteQuietly(aside, failure);
      throw failure;
    }
  }

  /**
   * A hidden path beside {@code file} under which to write it: no other call gets the same one, in this process or
   * another, so that two writes of one file at the same time cannot mix. Nothing is created.
   */
  public static Path aside(Path file) {
    return file.resolveSibling("." + file.getFileName() + "-" + ProcessHandle.current().pid() + "-"
        + WRITES.incrementAndGet() + ".part");
  }

  /** Writes {@code text} to {@code file} in UTF-8, replacing it atomically. Errors as {@link #write}. */
  public static void writeText(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Refuses to write {@code file} if a folder has its name, or if a file exists that may not be replaced.
   *
   * @param replace whether an existing file may be replaced
   * @throws Problem if it must not be written
   */
  public static void checkTarget(Path file, boolean replace) {
    if (Files.isDirectory(file)) {
      throw Problem.of(SafeFile.class, "write.folder", file.toString());
    }
    if (Files.exists(file) && !replace) {
      throw Problem.of(SafeFile.class, "write.exists", file.toString());
    }
  }

  /** Moves {@code from} over {@code to}, in one step where the file system supports that. */
  public static void moveInto(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The sentence for a file that could not be written: what, which file, what to do. */
  public static Problem cannotWrite(Path file, Exception failure) {
    Optional<FailureReason> reason = FailureReason.known(failure);
    if (reason.isEmpty()) {
      return failed(file, failure);
    }
    return switch (reason.get()) {
      case DENIED, READ_ONLY -> Problem.because(failure, SafeFile.class, "write.read.only", file.toString());
      case MISSING -> Problem.because(failure, SafeFile.class, "write.no.folder", file.toString());
      case FULL -> Problem.because(failure, SafeFile.class, "write.full", file.toString());
      default -> failed(file, failure);
    };
  }

  private static Problem failed(Path file, Exception failure) {
    return Problem.because(failure, SafeFile.class, "write.failed", file.toString(), FailureReason.of(failure));
  }

  private static void deleteQuietly(Path file, Throwable onTheWay) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException | ReadOnlyFileSystemException second) {
      onTheWay.addSuppressed(second);
    }
  }
}
