package convscope.foundation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.LoggerFactory;

/**
 * Atomic moves of folders: at every moment the whole folder is at the old place or at the new one, even if the program
 * ends in between. Links are moved as links and never followed. Any thread that may wait.
 */
public final class SafeFolder {
  private SafeFolder() {}

  /** Deletes {@code folder}, which {@code failure} has left half made. If that fails, too, {@code failure} has it. */
  public static void deleteAfter(Throwable failure, Path folder) {
    try {
      delete(folder);
    } catch (IOException left) {
      failure.addSuppressed(left);
    }
  }

  /**
   * Moves the folder {@code from} to {@code to}, where there must be nothing, also to another file system; the parent
   * folder of {@code to} is created.
   *
   * @throws Problem if that fails; {@code from} is then unchanged
   */
  public static void move(Path from, Path to) {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw Problem.of(SafeFolder.class, "move.exists", from.toString(), to.toString());
    }
    try {
      Files.createDirectories(to.toAbsolutePath().getParent());
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException | DirectoryNotEmptyException otherFileSystem) {
        moveByCopy(from, to);
      }
    } catch (IOException unable) {
      throw Problem.because(unable, SafeFolder.class, "move.failed", from.toString(), to.toString(),
          FailureReason.of(unable));
    }
  }

  private static void moveByCopy(Path from, Path to) throws IOException {
    Path aside = SafeFile.aside(to);
    try {
      copy(from, aside);
      Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      delete(aside);
      throw failure;
    }
    // Everything is at the new place. Rename the old folder first, so that a half-deleted folder is never mistaken for
    // a complete one.
    Path gone = from.resolveSibling("." + from.getFileName() + ".moved");
    try {
      Files.move(from, gone, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException held) {
      delete(to);
      throw held;
    }
    try {
      delete(gone);
    } catch (IOException left) {
      LoggerFactory.getLogger(SafeFolder.class).warn("{} was moved to {}, but cannot be deleted", gone, to, left);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) throws IOException {
        Files.createDirectory(to.resolve(from.relativize(folder).toString()));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        if (facts.isRegularFile()) {
          try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ)) {
            channel.force(true);
          }
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }

  /**
   * Deletes {@code folder} and its content; does nothing if there is none. Links in it are deleted, their targets are
   * not.
   */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path inside, IOException failure) throws IOException {
        if (failure != null) {
          throw failure;
        }
        Files.delete(inside);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  /** The bytes of all files in {@code folder}; files deleted meanwhile are not counted. */
  public static long bytes(Path folder) {
    long[] sum = {0};
    try {
      Files.walkFileTree(folder, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
          sum[0] += facts.size();
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException unreadable) {
      // Count only what could be read.
    }
    return sum[0];
  }
}
