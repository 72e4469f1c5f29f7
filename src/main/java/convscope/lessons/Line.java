package convscope.lessons;

import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A line {@code key: value} of a lesson's header or of a step. Immutable.
 *
 * @param number of the line in the file, from 1
 */
record Line(int number, String key, String value) {

  /**
   * The lines of {@code text}, of which the first is line {@code first} of {@code file}. Empty ones and those that
   * start with {@code #} are left out.
   *
   * @throws Problem if one has no colon
   */
  static List<Line> of(String text, int first, String file) {
    List<Line> lines = new ArrayList<>();
    int number = first;
    for (String one : text.split("\n", -1)) {
      String stripped = one.strip();
      int colon = stripped.indexOf(':');
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        if (colon < 1) {
          throw Problem.of(Line.class, "line.colon", file, number, stripped);
        }
        lines.add(new Line(number, stripped.substring(0, colon).strip(), stripped.substring(colon + 1).strip()));
      }
      number++;
    }
    return lines;
  }
}
