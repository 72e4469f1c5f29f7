package convscope.cli;

/** How many columns of a console a text takes: Hangul and other East Asian characters take two each. */
final class ConsoleWidth {
  private ConsoleWidth() {}

  static int of(String text) {
    return text.codePoints().map(ConsoleWidth::of).sum();
  }

  /** {@code text} at the left of {@code columns}. */
  static String left(String text, int columns) {
    return text + space(columns - of(text));
  }

  /** {@code text} at the right of {@code columns}. */
  static String right(String text, int columns) {
    return space(columns - of(text)) + text;
  }

  private static String space(int columns) {
    return " ".repeat(Math.max(0, columns));
  }

  private static int of(int character) {
    int kind = Character.getType(character);
    if (kind == Character.NON_SPACING_MARK || kind == Character.ENCLOSING_MARK || kind == Character.FORMAT) {
      return 0;
    }
    return isWide(character) ? 2 : 1;
  }

  /** Unicode Standard Annex 11: the blocks whose characters are all wide, or nearly so. */
  private static boolean isWide(int character) {
    return character >= 0x1100 && character <= 0x115F || character >= 0x2E80 && character <= 0x303E
        || character >= 0x3041 && character <= 0xA4CF || character >= 0xA960 && character <= 0xA97F
        || character >= 0xAC00 && character <= 0xD7A3 || character >= 0xF900 && character <= 0xFAFF
        || character >= 0xFE30 && character <= 0xFE6F || character >= 0xFF00 && character <= 0xFF60
        || character >= 0xFFE0 && character <= 0xFFE6 || character >= 0x1F300 && character <= 0x1F64F
        || character >= 0x1F900 && character <= 0x1F9FF || character >= 0x20000 && character <= 0x3FFFD;
  }
}
