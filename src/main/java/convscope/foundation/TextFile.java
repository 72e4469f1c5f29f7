package convscope.foundation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads texts from files that may come from elsewhere. */
public final class TextFile {
  /** Larger than any text file of ours. */
  private static final long MOST = 1L << 28;

  private TextFile() {}

  /**
   * The text in {@code file}, which is in UTF-8.
   *
   * @throws IOException if there is no such file, or it cannot be read
   * @throws Problem if it is not a regular file (a pipe may never end), or larger than any of ours
   */
  public static String read(Path file) throws IOException {
    requireOrdinary(file);
    if (Files.size(file) > Math.min(MOST, Runtime.getRuntime().maxMemory() / 8)) {
      throw Problem.of(TextFile.class, "text.too.large", file.toString());
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /**
   * Refuses something that exists but is not a regular file.
   *
   * @throws Problem if so
   */
  public static void requireOrdinary(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw Problem.of(TextFile.class, Files.isDirectory(file) ? "file.folder" : "file.special", file.toString());
    }
  }
}
