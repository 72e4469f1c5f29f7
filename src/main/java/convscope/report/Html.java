package convscope.report;

/** Builds markup. Text is escaped here, and nowhere else. */
final class Html {
  private final StringBuilder markup = new StringBuilder();

  /** {@code text}, escaped for a page, also inside an attribute in double quotes. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(point -> {
      switch (point) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.appendCodePoint(allowed(point) ? point : 0xFFFD);
      }
    });
    return safe.toString();
  }

  private static boolean allowed(int point) {
    boolean control = point < 0x20 && point != '\n' && point != '\t' && point != '\r' || point >= 0x7F && point < 0xA0;
    return !control && !(point >= 0xD800 && point < 0xE000) && (point & 0xFFFE) != 0xFFFE;
  }

  /** Adds markup as it is. */
  Html raw(String more) {
    markup.append(more).append('\n');
    return this;
  }

  /** Adds an element around {@code text}. */
  Html element(String name, String text) {
    return raw("<" + name + ">" + escaped(text) + "</" + name + ">");
  }

  /** Adds an element of a class around {@code text}. */
  Html element(String name, String style, String text) {
    return raw("<" + name + " class=\"" + style + "\">" + escaped(text) + "</" + name + ">");
  }

  @Override
  public String toString() {
    return markup.toString();
  }
}
