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
 * Folders that are moved whole or not at all: at every moment all of it is at the old place or at the new one, whatever
 * ends the program in between. Links are moved as links and never followed. Any thread that may wait.
 */
public final class SafeFolder {
  private SafeFolder() {}

  /**
   * Moves the folder {@code from} to {@code to}, where there must be nothing, also to another file system; the folder
   * around {@code to} is made.
   *
   * @throws Problem if that cannot be done; then {@code from} is as it was
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
    Path aside = to.resolveSibling("." + to.getFileName() + ".part");
    delete(aside);
    try {
      copy(from, aside);
      Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      delete(aside);
      throw failure;
    }
    // All of it is at the new place. Out of sight first, so that nobody ever takes a half deleted folder for a whole one.
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

  /** Deletes {@code folder} with all that is in it; nothing where there is none. Links in it go, what they lead to stays. */
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

  /** The bytes of all files in {@code folder}; what goes away meanwhile does not count. */
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
      // Then what could be read is all that can be said.
    }
    return sum[0];
  }
}
