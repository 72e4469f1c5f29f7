package convscope.lessons;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what a misspelled name may have meant. */
final class Nearest {
  /** One wrong letter in so many is a slip. */
  private static final int LETTERS_PER_SLIP = 3;
  private static final int MOST = 6;

  private Nearest() {}

  /**
   * Those of {@code names} that {@code written} is a misspelling of; else those that share a part between hyphens with
   * it. At most six, in alphabetical order; none if nothing is like it.
   */
  static List<String> to(String written, Collection<String> names) {
    Map<Integer, Set<String>> byDistance = new TreeMap<>();
    for (String name : names) {
      int distance = distance(written, name);
      if (distance <= Math.max(1, Math.min(written.length(), name.length()) / LETTERS_PER_SLIP)) {
        byDistance.computeIfAbsent(distance, none -> new TreeSet<>()).add(name);
      }
    }
    Set<String> alike = byDistance.isEmpty() ? sharing(written, names) : byDistance.values().iterator().next();
    return alike.stream().limit(MOST).toList();
  }

  private static Set<String> sharing(String written, Collection<String> names) {
    List<String> parts = Arrays.asList(written.split("-"));
    Set<String> found = new TreeSet<>();
    for (String name : names) {
      if (Arrays.stream(name.split("-")).anyMatch(parts::contains)) {
        found.add(name);
      }
    }
    return found;
  }

  /** How many letters to insert, leave out, replace, or swap with the next one, to turn one name into the other. */
  static int distance(String one, String other) {
    int[][] least = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          least[i][j] = i + j;
          continue;
        }
        int replaced = least[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        least[i][j] = Math.min(replaced, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
          least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
        }
      }
    }
    return least[one.length()][other.length()];
  }
}
