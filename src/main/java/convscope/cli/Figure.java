package convscope.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One measured number: {@code tutorial train batch=128 threads=2 images_per_second=1850.0}.
 *
 * @param subject what was measured
 * @param what the quantity
 * @param facts the conditions, then the numbers, in display order
 */
record Figure(String subject, String what, Map<String, Object> facts) {

  /** A figure with facts given as name, value, name, value. */
  static Figure of(String subject, String what, Object... namesAndValues) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Figure(subject, what, facts);
  }

  String line() {
    StringBuilder line = new StringBuilder(subject).append(' ').append(what);
    facts.forEach((name, value) -> line.append(' ').append(name).append('=').append(text(value)));
    return line.toString();
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, number < 100 ? "%.3f" : "%.1f", number);
    }
    return value.toString();
  }
}
