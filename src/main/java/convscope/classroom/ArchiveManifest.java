package convscope.classroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.foundation.FileNames;
import convscope.foundation.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first entry of a file of a class: what it is, and every part that follows, with its size and sum.
 *
 * @param format the version of the format
 * @param kind the {@link ArchiveKind}
 * @param created when it was written, in ISO 8601
 * @param program the version of the program that wrote it
 * @param about what the kind says of its parts
 */
record ArchiveManifest(int format, String kind, String created, String program, JsonNode about, List<Part> parts) {
  /** The version written now. */
  static final int FORMAT = 1;
  /** The name of the entry. */
  static final String NAME = "manifest.json";
  /** The most bytes of the entry. */
  static final int MOST_BYTES = 1 << 22;
  static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  private static final int MOST_PARTS = 10_000;
  private static final int LONGEST_NAME = 200;
  /** Segments of letters, digits and a few signs, none of them hidden or a way up. */
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
  private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

  /**
   * One part.
   *
   * @param name its path inside the file, with {@code /}
   * @param bytes its size
   * @param sha256 its SHA-256 in hex
   */
  record Part(String name, long bytes, String sha256) {}

  /**
   * The manifest in {@code json}.
   *
   * @param file for messages
   * @throws Problem if it is not one of this kind that can be read
   */
  static ArchiveManifest of(byte[] json, Path file, ArchiveKind kind) {
    ArchiveManifest manifest;
    try {
      JsonNode tree = MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
      if (tree.path("format").asInt() > FORMAT) {
        throw Problem.of(ArchiveManifest.class, "archive.newer", file.toString());
      }
      if (!tree.path("kind").asText().equals(kind.id())) {
        throw ArchiveReader.foreign(file, kind);
      }
      manifest = MAPPER.treeToValue(tree, ArchiveManifest.class);
    } catch (JsonProcessingException wrong) {
      throw ArchiveReader.damaged(file, wrong, "damage.manifest");
    }
    manifest.check(file, kind);
    return manifest;
  }

  private void check(Path file, ArchiveKind kind) {
    if (format < 1 || parts.size() > MOST_PARTS || parts.contains(null)) {
      throw ArchiveReader.damaged(file, null, "damage.manifest");
    }
    Set<String> names = new HashSet<>();
    long sum = 0;
    for (Part part : parts) {
      if (!isSafe(part.name()) || !names.add(part.name().toLowerCase(Locale.ROOT))) {
        throw ArchiveReader.damaged(file, null, "damage.name", part.name());
      }
      if (part.bytes() < 0 || part.bytes() > kind.mostBytes() || !SUM.matcher(part.sha256()).matches()) {
        throw ArchiveReader.damaged(file, null, "damage.part", part.name());
      }
      sum += part.bytes();
    }
    if (sum > kind.mostBytes()) {
      throw Problem.of(ArchiveManifest.class, "archive.large", file.toString());
    }
  }

  /** Whether a part may be called {@code name}: then it stays inside the folder into which it is unpacked. */
  static boolean isSafe(String name) {
    return name.length() <= LONGEST_NAME && NAMES.matcher(name).matches() && !FileNames.isDevice(name)
        && !name.equals(NAME) && !name.endsWith(".") && !name.contains("./");
  }

  byte[] json() {
    try {
      return MAPPER.writeValueAsBytes(this);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }
}
