package convscope.lessons;

import convscope.foundation.Problem;
import convscope.lessons.CheckKind.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        .orElseThrow(() -> unknown(name, line, file));
    if (Arrays.stream(line.value().split("[\\s,;]+")).skip(1).anyMatch(word -> CheckKind.named(word).isPresent())) {
      throw Problem.of(CheckReader.class, "check.several", file, line.number());
    }
    if (!parts.matches()) {
      throw wrong(line, file, kind);
    }
    String word = parts.group("word") == null ? "" : parts.group("word");
    String number = parts.group("number");
    Form form = kind.form();
    boolean needed = form.needsNumber();
    if (form.hasWord() == word.isEmpty() || needed && number == null || number != null && !needed && !form.counts()) {
      throw wrong(line, file, kind);
    }
    if (!kind.words().isEmpty() && !kind.words().contains(word)) {
      throw Problem.of(CheckReader.class, "check.word", file, line.number(), kind.id(), word,
          String.join(", ", kind.words()));
    }
    if (kind == CheckKind.USED) {
      ControlIds.require(word, line, file);
    }
    try {
      double bound = number == null ? 1 : Double.parseDouble(number);
      if (form.accepts(bound)) {
        return new Check(kind, word, bound);
      }
    } catch (NumberFormatException notOne) {
      // Refused below, as is a number that can never be reached.
    }
    throw wrong(line, file, kind);
  }

  private static Problem wrong(Line line, String file, CheckKind kind) {
    return Problem.of(CheckReader.class, "check.form." + kind.form().name().toLowerCase(Locale.ROOT), file,
        line.number(), kind.id());
  }

  private static Problem unknown(String name, Line line, String file) {
    List<String> all = Arrays.stream(CheckKind.values()).map(CheckKind::id).sorted().toList();
    List<String> near = Nearest.to(name, all);
    return near.isEmpty()
        ? Problem.of(CheckReader.class, "check.unknown", file, line.number(), name, String.join(", ", all))
        : Problem.of(CheckReader.class, "check.near", file, line.number(), name, String.join(", ", near),
            String.join(", ", all));
  }
}
