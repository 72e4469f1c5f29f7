package convscope.workbench.fx;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Opens files with the system's own command: JavaFX opens only web pages, and AWT would start a second toolkit. Not for
 * the JavaFX thread: it waits a moment for the command to fail.
 */
public final class SystemFiles {
  private static final int LONGEST_SECONDS = 3;

  private SystemFiles() {}

  private enum Kind { WINDOWS, MAC, OTHER }

  private static Kind kind() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return system.startsWith("windows") ? Kind.WINDOWS : system.startsWith("mac") ? Kind.MAC : Kind.OTHER;
  }

  private static Path command(Path wanted) {
    String name = switch (kind()) {
      case WINDOWS -> "explorer.exe";
      case MAC -> "open";
      case OTHER -> "xdg-open";
    };
    String places = System.getenv("PATH");
    Optional<Path> found = places == null ? Optional.empty()
        : Stream.of(places.split(File.pathSeparator)).filter(place -> !place.isBlank())
        .map(place -> Path.of(place, name))
            .filter(Files::isExecutable).findFirst();
    return found.orElseThrow(() -> Problem.of(SystemFiles.class, "opener.missing", wanted.toString(), name));
  }

  /**
   * Opens {@code file} with the program that the system has for it; a folder in the file manager.
   *
   * @throws Problem if it is gone, the system has no command for it, or the command fails
   */
  public static void open(Path file) {
    start(file, List.of(command(file).toString(), file.toString()));
  }

  /**
   * Shows {@code file} in its folder in the file manager, selected where the system can do so. Errors as {@link #open}.
   */
  public static void showInFolder(Path file) {
    String command = command(file).toString();
    start(file, switch (kind()) {
      case WINDOWS -> List.of(command, "/select," + file);
      case MAC -> List.of(command, "-R", file.toString());
      case OTHER -> List.of(command, file.toAbsolutePath().getParent().toString());
    });
  }

  private static void start(Path file, List<String> command) {
    if (!Files.exists(file)) {
      throw Problem.of(SystemFiles.class, "opener.gone", file.toString());
    }
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      boolean over = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      // Windows' command reports a failure in any case.
      if (over && process.exitValue() != 0 && kind() != Kind.WINDOWS) {
        throw Problem.of(SystemFiles.class, "opener.failed", file.toString(),
            Path.of(command.get(0)).getFileName().toString());
      }
    } catch (IOException unable) {
      throw Problem.because(unable, SystemFiles.class, "opener.unable", file.toString(), FailureReason.of(unable));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
