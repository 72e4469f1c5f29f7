package convscope.engine.gpu.find;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One line of an answer: its subject, then {@code key=value} separated by tabs. The writer passes on what the driver
 * said; the reader interprets it.
 */
record Fields(String of, Map<String, String> values) {
  private static final int HEXADECIMAL = 16;

  /** A line about {@code of}. */
  static Fields of(String of) {
    return new Fields(of, new LinkedHashMap<>());
  }

  Fields with(String key, Object value) {
    values.put(key, String.valueOf(value).replaceAll("[\\t\\r\\n\\x00]+", " ").strip());
    return this;
  }

  String line() {
    StringBuilder line = new StringBuilder(of);
    values.forEach((key, value) -> line.append('\t').append(key).append('=').append(value));
    return line.toString();
  }

  /** The lines of {@code text}; other lines are ignored, since drivers may print anything. */
  static List<Fields> read(String text) {
    List<Fields> all = new ArrayList<>();
    for (String line : text.split("\r?\n")) {
      String[] parts = line.split("\t");
      Fields fields = of(parts[0]);
      for (int i = 1; i < parts.length; i++) {
        int equals = parts[i].indexOf('=');
        if (equals > 0) {
          fields.with(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
      }
      all.add(fields);
    }
    return all;
  }

  String text(String key) {
    return values.getOrDefault(key, "");
  }

  int number(String key) {
    return parsed(text(key)).orElse(0);
  }

  long large(String key) {
    return largeParsed(text(key)).orElse(0);
  }

  static OptionalInt parsed(String text) {
    OptionalLong value = largeParsed(text);
    return value.isPresent() && value.getAsLong() <= Integer.MAX_VALUE ? OptionalInt.of((int) value.getAsLong())
        : OptionalInt.empty();
  }

  private static OptionalLong largeParsed(String text) {
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  /** A device's PCI address in a uniform spelling: {@code 00000000:01:00.0}. */
  static Optional<String> bus(String text) {
    if (!text.matches("([0-9A-Fa-f]{4,8}:)?[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,2}\\.[0-7]")) {
      return Optional.empty();
    }
    String[] parts = text.split("[:.]");
    int last = parts.length - 1;
    return Optional.of(String.format(Locale.ROOT, "%08x:%02x:%02x.%s",
        last > 2 ? hexadecimal(parts[0]) : 0L, hexadecimal(parts[last - 2]), hexadecimal(parts[last - 1]),
        parts[last]));
  }

  private static long hexadecimal(String digits) {
    return Long.parseLong(digits, HEXADECIMAL);
  }

  /** A device's UUID in a uniform spelling: 32 hexadecimal digits. */
  static Optional<String> uuid(String text) {
    String digits = text.replaceFirst("^(GPU|MIG)-", "").replace("-", "").toLowerCase(Locale.ROOT);
    return digits.matches("[0-9a-f]{32}") && !digits.matches("0+") ? Optional.of(digits) : Optional.empty();
  }

  /** A number of two parts, {@code 8.6}, if {@code text} is one. */
  static Optional<String> capability(String text) {
    return text.matches("\\d+\\.\\d+") ? Optional.of(text) : Optional.empty();
  }
}
