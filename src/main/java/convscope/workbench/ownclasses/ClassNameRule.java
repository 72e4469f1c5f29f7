package convscope.workbench.ownclasses;

import convscope.foundation.FileNames;
import convscope.foundation.Problem;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which names classes can have: each is the name of a folder, on any system, and no two of them are the same, up to case
 * and the form of accents, by which some systems do not tell folders apart.
 */
final class ClassNameRule {
  /** The most characters of a name. */
  static final int LONGEST = 40;

  private static final Pattern IMPOSSIBLE = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]|^\\.|\\.$");

  private ClassNameRule() {}

  /**
   * The name that {@code typed} is, without spaces around.
   *
   * @param others the names of the other classes
   * @throws Problem if it cannot be one
   */
  static String check(String typed, Collection<String> others) {
    String name = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    if (name.isEmpty()) {
      throw Problem.of(ClassNameRule.class, "name.empty");
    }
    if (name.length() > LONGEST) {
      throw Problem.of(ClassNameRule.class, "name.long", LONGEST);
    }
    if (IMPOSSIBLE.matcher(name).find() || FileNames.isDevice(name)) {
      throw Problem.of(ClassNameRule.class, "name.impossible", name);
    }
    if (others.stream().anyMatch(other -> alike(name, other))) {
      throw Problem.of(ClassNameRule.class, "name.twice", name);
    }
    return name;
  }

  /** {@code wanted}, or where another class has that name, with the first number after it that makes it unique. */
  static String free(String wanted, Collection<String> others) {
    String name = wanted;
    for (int number = 2; isTaken(name, others); number++) {
      name = wanted + " " + number;
    }
    return name;
  }

  private static boolean isTaken(String name, Collection<String> others) {
    return others.stream().anyMatch(other -> alike(name, other));
  }

  private static boolean alike(String one, String other) {
    return key(one).equals(key(other));
  }

  private static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
