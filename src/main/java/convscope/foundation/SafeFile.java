package convscope.foundation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Atomic file writes: written under a temporary name in the same folder, forced to the disk, moved into place. A failure
 * leaves the previous file unchanged and no temporary file behind.
 */
public final class SafeFile {
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
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
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
      throw new Problem("Cannot write " + file + ": it is a folder; give the name of a file.");
    }
    if (Files.exists(file) && !replace) {
      throw new Problem("There is a file " + file + " already, and it stays as it is: give another name, or say that it"
          + " may be replaced (--force).");
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
    String why = failure.getMessage() == null ? "" : failure.getMessage();
    if (failure instanceof AccessDeniedException || failure instanceof ReadOnlyFileSystemException
        || why.contains("Read-only") || why.contains("Permission denied")) {
      return new Problem("Cannot write " + file + ": the folder is read-only; choose a folder you may write to.", failure);
    }
    if (failure instanceof NoSuchFileException) {
      return new Problem("Cannot write " + file + ": its folder does not exist; make it or choose another.", failure);
    }
    if (why.contains("No space left") || why.contains("not enough space") || why.contains("quota")) {
      return new Problem("Cannot write " + file + ": the disk is full; free some space and try again.", failure);
    }
    return new Problem("Cannot write " + file + ": " + (why.isEmpty() ? failure.getClass().getSimpleName() : why)
        + "; check the disk and try again.", failure);
  }

  private static void deleteQuietly(Path file, Throwable onTheWay) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException | ReadOnlyFileSystemException second) {
      onTheWay.addSuppressed(second);
    }
  }
}
