package convscope.foundation;

/** Comma-separated values (RFC 4180). */
public final class Csv {
  private Csv() {}

  /** {@code words} as a cell: quoted if they contain a comma, a quote or a line break. */
  public static String cell(String words) {
    boolean plain = words.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? words : '"' + words.replace("\"", "\"\"") + '"';
  }
}
