package convscope;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The real CIFAR-10 for tests: the folder in the system property {@code convscope.cifar10}, or what the program
 * {@code ../shared/cifar10/unpack} beside the repository unpacks. Where there is neither, tests that need it are
 * skipped, and it is said out loud.
 */
public final class RealCifar10 {
  private static final Path UNPACK = Path.of("..", "shared", "cifar10", "unpack");
  private static final Path UNPACKED = Path.of("target", "cifar10");

  private RealCifar10() {}

  /** The folder with the binary files; ends the test as skipped where there is none. */
  public static synchronized Path folder(Class<?> test) {
    Path folder = find();
    if (folder == null) {
      System.out.println("REAL DATA TESTS DID NOT RUN: " + test.getSimpleName()
          + " needs CIFAR-10; give its folder with -Dconvscope.cifar10=DIR");
      abort("CIFAR-10 is not here");
    }
    System.out.println("REAL DATA TESTS RAN: " + test.getSimpleName() + " on " + folder);
    return folder;
  }

  private static Path find() {
    String said = System.getProperty("convscope.cifar10");
    if (said != null) {
      return Path.of(said);
    }
    if (!Files.exists(UNPACKED) && Files.isExecutable(UNPACK)) {
      unpackOnce();
    }
    return Files.exists(UNPACKED) ? UNPACKED : null;
  }

  /** Unpacks it unless another Java of the tests has done so meanwhile. */
  private static void unpackOnce() {
    try (FileChannel lock = FileChannel.open(UNPACKED.resolveSibling("cifar10.lock"), CREATE, WRITE);
        FileLock held = lock.lock()) {
      if (!Files.exists(UNPACKED)) {
        unpack();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void unpack() {
    try {
      Process process = new ProcessBuilder(UNPACK.toAbsolutePath().toString(), UNPACKED.toAbsolutePath().toString())
          .inheritIO().start();
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException(UNPACK + " failed");
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
