package convscope.workbench.data;

import convscope.data.ClassLabels;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A typed filter: nothing, a record number ({@code 7}), a range of them ({@code 100-200}, both
 * ends included), or a part of a class name. Immutable; any thread.
 */
sealed interface Query {
  Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:\\s*[-–]\\s*(\\d{1,9}))?");

  /**
   * All images whose record number is in {@code from … to} and whose class's name contains {@code name}, in any
   * language.
   */
  record Right(int from, int to, String name) implements Query {
    boolean hasRecord(int record) {
      return record >= from && record <= to;
    }

    boolean hasClass(String className) {
      return ClassLabels.match(className, name);
    }
  }

  /** Invalid input, with the key of the sentence that explains it. */
  record Wrong(String sentence, String typed) implements Query {}

  /** Everything. */
  Right ALL = new Right(0, Integer.MAX_VALUE, "");

  /** Parses {@code typed} for classes with these names. */
  static Query of(String typed, List<String> classNames) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      int from = Integer.parseInt(numbers.group(1));
      int to = numbers.group(2) == null ? from : Integer.parseInt(numbers.group(2));
      return from <= to ? new Right(from, to, "") : new Wrong("query.backwards", typed.strip());
    }
    if (text.chars().anyMatch(Character::isDigit)
        && classNames.stream().noneMatch(name -> ClassLabels.match(name, text))) {
      return new Wrong("query.number", typed.strip());
    }
    return classNames.stream().anyMatch(name -> ClassLabels.match(name, text)) ? new Right(0, Integer.MAX_VALUE, text)
        : new Wrong("query.name", typed.strip());
  }
}
