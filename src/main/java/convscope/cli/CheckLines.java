package convscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of a check, and whether all is well. */
final class CheckLines {
  private final List<String> failed = new ArrayList<>();
  private int checked;

  /** How far two arrays are apart: the largest difference and the Euclidean one, each as a share of what was expected. */
  record Apart(double largest, double norm) {
    static Apart of(float[] found, float[] expected) {
      if (found.length != expected.length) {
        return new Apart(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
      }
      double largest = 0;
      double most = 0;
      double differences = 0;
      double squares = 0;
      for (int i = 0; i < found.length; i++) {
        double difference = Math.abs((double) found[i] - expected[i]);
        // What is no number is as far away as can be.
        largest = difference >= 0 ? Math.max(largest, difference) : Double.POSITIVE_INFINITY;
        most = Math.max(most, Math.abs(expected[i]));
        differences += difference * difference;
        squares += (double) expected[i] * expected[i];
      }
      return most == 0 ? new Apart(largest, Math.sqrt(differences))
          : new Apart(largest / most, Math.sqrt(differences / squares));
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "largest=%.1e norm=%.1e", largest, norm);
    }
  }

  void say(String line) {
    System.out.println(line);
  }

  /** Tells {@code what} was found, and keeps in mind if it {@code passes} not. */
  void result(String what, boolean passes) {
    checked++;
    if (!passes) {
      failed.add(what);
    }
    say((passes ? "pass " : "FAIL ") + what);
  }

  /** The last line; true if nothing failed. */
  boolean end() {
    failed.forEach(what -> say("FAILED: " + what));
    say(failed.isEmpty() ? "CHECK PASSED: all " + checked + " results"
        : "CHECK FAILED: " + failed.size() + " of " + checked + " results");
    return failed.isEmpty();
  }
}
