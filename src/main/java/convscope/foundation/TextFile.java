package convscope.foundation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts from files that somebody else may have put there. */
public final class TextFile {
  /** More than any text of ours has. */
  private static final long MOST = 1L << 28;

  private TextFile() {}

  /**
   * The text in {@code file}, which is in UTF-8.
   *
   * @throws IOException if there is no such file, or it cannot be read
   * @throws Problem if it is no ordinary file, as a pipe that may never end, or larger than any of ours
   */
  public static String read(Path file) throws IOException {
    requireOrdinary(file);
    if (Files.size(file) > Math.min(MOST, Runtime.getRuntime().maxMemory() / 8)) {
      throw Problem.of(TextFile.class, "text.too.large", file.toString());
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /**
   * Refuses what is there and no ordinary file.
   *
   * @throws Problem that says so
   */
  public static void requireOrdinary(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw Problem.of(TextFile.class, Files.isDirectory(file) ? "file.folder" : "file.special", file.toString());
    }
  }
}
