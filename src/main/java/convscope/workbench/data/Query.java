package convscope.workbench.data;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed to find images by: nothing, a record number ({@code 7}), a range of them ({@code 100-200}, both
 * ends included), or a part of a class's name. Immutable; any thread.
 */
sealed interface Query {
  Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:\\s*[-–]\\s*(\\d{1,9}))?");

  /** All images whose record number lies in {@code from … to} and whose class's name holds {@code name}. */
  record Right(int from, int to, String name) implements Query {
    boolean holds(int record, String className) {
      return record >= from && record <= to && className.toLowerCase(Locale.ROOT).contains(name);
    }
  }

  /** Something else, with the name of the sentence that says what is wrong about it. */
  record Wrong(String sentence, String typed) implements Query {}

  /** Everything. */
  Right ALL = new Right(0, Integer.MAX_VALUE, "");

  /** What {@code typed} means where classes have these names. */
  static Query of(String typed, List<String> classNames) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      int from = Integer.parseInt(numbers.group(1));
      int to = numbers.group(2) == null ? from : Integer.parseInt(numbers.group(2));
      return from <= to ? new Right(from, to, "") : new Wrong("query.backwards", typed.strip());
    }
    if (text.chars().anyMatch(Character::isDigit) && classNames.stream().noneMatch(name -> has(name, text))) {
      return new Wrong("query.number", typed.strip());
    }
    return classNames.stream().anyMatch(name -> has(name, text)) ? new Right(0, Integer.MAX_VALUE, text)
        : new Wrong("query.name", typed.strip());
  }

  private static boolean has(String name, String text) {
    return name.toLowerCase(Locale.ROOT).contains(text);
  }
}
