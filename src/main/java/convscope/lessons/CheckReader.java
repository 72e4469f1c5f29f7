package convscope.lessons;

import convscope.foundation.Problem;
import convscope.lessons.CheckKind.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a check as it stands in a lesson's file: {@code run-steps >= 200}, {@code used film}. */
final class CheckReader {
  private static final Pattern WRITTEN = Pattern.compile("(?<name>[^\\s>]+)(?:\\s+(?<word>[^\\s>\\d][^\\s>]*))?"
      + "(?:\\s*(?:>=)?\\s*(?<number>-?[\\d.]+(?:[eE]-?\\d+)?))?");

  private CheckReader() {}

  /** @throws Problem that names {@code file} and the line, if {@code line} is not a check */
  static Check read(Line line, String file) {
    Matcher parts = WRITTEN.matcher(line.value());
    String name = line.value().split("[\\s>]", 2)[0];
    CheckKind kind = CheckKind.named(name)
        .orElseThrow(() -> Problem.of(CheckReader.class, "check.unknown", file, line.number(), name, names()));
    if (!parts.matches()) {
      throw wrong(line, file, kind);
    }
    String word = parts.group("word") == null ? "" : parts.group("word");
    String number = parts.group("number");
    Form form = kind.form();
    boolean needed = form == Form.NUMBER;
    if (form.hasWord() == word.isEmpty() || needed && number == null || number != null && !needed && !form.counts()) {
      throw wrong(line, file, kind);
    }
    if (!kind.words().isEmpty() && !kind.words().contains(word)) {
      throw Problem.of(CheckReader.class, "check.word", file, line.number(), kind.id(), word,
          String.join(", ", kind.words()));
    }
    try {
      return new Check(kind, word, number == null ? 1 : Double.parseDouble(number));
    } catch (NumberFormatException notOne) {
      throw wrong(line, file, kind);
    }
  }

  private static Problem wrong(Line line, String file, CheckKind kind) {
    return Problem.of(CheckReader.class, "check.form." + kind.form().name().toLowerCase(Locale.ROOT), file,
        line.number(), kind.id());
  }

  private static String names() {
    return Arrays.stream(CheckKind.values()).map(CheckKind::id).collect(Collectors.joining(", "));
  }
}
