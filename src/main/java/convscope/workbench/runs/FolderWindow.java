package convscope.workbench.runs;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shows a folder in the system's file manager, with the system's own command: JavaFX has no call for it, and AWT's would
 * start a second toolkit.
 */
final class FolderWindow {
  private FolderWindow() {}

  /** Whether there is such a command here. Checks files: not for the JavaFX thread. */
  static boolean isThere() {
    return command().isPresent();
  }

  private static Optional<Path> command() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = system.startsWith("windows") ? "explorer.exe" : system.startsWith("mac") ? "open" : "xdg-open";
    String places = System.getenv("PATH");
    return places == null ? Optional.empty() : Stream.of(places.split(File.pathSeparator)).filter(place -> !place.isBlank())
        .map(place -> Path.of(place, name)).filter(Files::isExecutable).findFirst();
  }

  /**
   * Shows {@code folder}. Does not wait.
   *
   * @throws Problem if it cannot be shown
   */
  static void show(Path folder) {
    try {
      new ProcessBuilder(List.of(command().orElseThrow().toString(), folder.toString()))
          .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException unable) {
      throw Problem.because(unable, FolderWindow.class, "folder.unshown", folder.toString(), FailureReason.of(unable));
    }
  }
}
