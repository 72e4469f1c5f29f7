package convscope.foundation;

/** Comma-separated values (RFC 4180). */
public final class Csv {
  private Csv() {}

  /** {@code words} as a cell: in quotes where they hold a comma, a quote or the end of a line. */
  public static String cell(String words) {
    boolean plain = words.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? words : '"' + words.replace("\"", "\"\"") + '"';
  }
}
