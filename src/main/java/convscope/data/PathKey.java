package convscope.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name, in the home folder, of what is kept of a file or folder elsewhere. */
final class PathKey {
  private static final int BYTES = 12;

  private PathKey() {}

  /** 24 hexadecimal digits that follow from the absolute path of {@code place} alone. */
  static String of(Path place) {
    try {
      byte[] path = place.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(path), 0, BYTES);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every Java has SHA-256", never);
    }
  }
}
