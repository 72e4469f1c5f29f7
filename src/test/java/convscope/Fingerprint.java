package convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Files by the SHA-256 of their bytes, so that a comparison that fails says which file and not every byte. */
public final class Fingerprint {
  private Fingerprint() {}

  public static String of(Path file) throws IOException {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /** Every file in {@code folder}, by its path there. */
  public static Map<String, String> ofAll(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(folder.relativize(file).toString(), of(file));
      }
    }
    return all;
  }
}
