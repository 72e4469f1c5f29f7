package convscope.workbench.design;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.TextFile;
import convscope.model.NetworkJson;
import convscope.training.TrainedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The files that a design can be opened from: a network's description as JSON, and a checkpoint, which contains its
 * network's description. Whatever its name, a file is what its first bytes say.
 */
final class NetworkFile {
  /** The usual names of such files. */
  static final List<String> PATTERNS = List.of("*.json", "*.safetensors");

  private static final String CHECKPOINT = ".safetensors";
  /** A checkpoint begins with the length of its header, least byte first, and the header with a brace. */
  private static final int HEADER = Long.BYTES;
  private static final int LENGTH_BYTES = 3;
  private static final int LOOKED_AT = 256;

  private NetworkFile() {}

  /**
   * The network in {@code file}. Reads the file: not for the JavaFX thread.
   *
   * @throws Problem if it cannot be read, contains no network, or one that takes other images
   */
  static NetworkDesign read(Path file) {
    TextFile.requireOrdinary(file);
    byte[] start = start(file);
    boolean called = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(CHECKPOINT);
    if (called || isCheckpoint(start)) {
      return NetworkDesign.of(TrainedModel.averagesOf(file).network());
    }
    if (!isObject(start)) {
      throw Problem.of(NetworkFile.class, "open.kind", file.toString());
    }
    return NetworkDesign.of(NetworkJson.read(file));
  }

  private static byte[] start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LOOKED_AT);
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  private static boolean isCheckpoint(byte[] start) {
    if (start.length <= HEADER || start[HEADER] != '{') {
      return false;
    }
    for (int i = LENGTH_BYTES; i < HEADER; i++) {
      if (start[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isObject(byte[] start) {
    for (byte one : start) {
      if (!Character.isWhitespace(one)) {
        return one == '{';
      }
    }
    return false;
  }
}
