package convscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of a check, and whether everything passed. */
final class CheckLines {
  private final List<String> failed = new ArrayList<>();
  private int checked;

  /** The distance of two arrays: the largest difference and the Euclidean one, each relative to the expected values. */
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
        // NaN counts as infinitely far away.
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

  /** Prints {@code what} was found, and records a failure unless it {@code passes}. */
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
