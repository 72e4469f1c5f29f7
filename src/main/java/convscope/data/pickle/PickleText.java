package convscope.data.pickle;

import java.io.ByteArrayOutputStream;

/** Parses values that older protocols write as text. */
final class PickleText {
  private static final int HEX = 16;

  private PickleText() {}

  /** Bytes as Python 2 prints them: in quotation marks, with escapes. */
  static byte[] quoted(String line) throws PickleForm {
    String text = line.strip();
    boolean marks = text.length() >= 2 && text.charAt(0) == text.charAt(text.length() - 1)
        && (text.charAt(0) == '\'' || text.charAt(0) == '"');
    if (!marks) {
      throw new PickleForm("pickle.content");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int end = text.length() - 1;
    for (int i = 1; i < end; i++) {
      char next = text.charAt(i);
      if (next != '\\') {
        bytes.write(next);
        continue;
      }
      i++;
      switch (text.charAt(i)) {
        case 'n' -> bytes.write('\n');
        case 'r' -> bytes.write('\r');
        case 't' -> bytes.write('\t');
        case '\\', '\'', '"' -> bytes.write(text.charAt(i));
        case 'x' -> {
          bytes.write(hex(text, i + 1, 2, end));
          i += 2;
        }
        default -> throw new PickleForm("pickle.content");
      }
    }
    return bytes.toByteArray();
  }

  /** Text in which only some characters are escaped, by their code. */
  static String escaped(String line) throws PickleForm {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      boolean escape = line.charAt(i) == '\\' && i + 1 < line.length();
      int digits = !escape ? 0 : line.charAt(i + 1) == 'u' ? 4 : line.charAt(i + 1) == 'U' ? 8 : 0;
      if (digits == 0) {
        text.append(line.charAt(i));
        continue;
      }
      int character = hex(line, i + 2, digits, line.length());
      if (!Character.isValidCodePoint(character)) {
        throw new PickleForm("pickle.content");
      }
      text.appendCodePoint(character);
      i += 1 + digits;
    }
    return text.toString();
  }

  private static int hex(String text, int from, int digits, int end) throws PickleForm {
    try {
      return from + digits > end ? -1 : Integer.parseInt(text, from, from + digits, HEX);
    } catch (NumberFormatException wrong) {
      throw new PickleForm("pickle.content");
    }
  }

  /** An integer, or a boolean as protocol 0 writes it. */
  static Object numberOrTruth(String line) throws PickleForm {
    return switch (line) {
      case "00" -> false;
      case "01" -> true;
      default -> longNumber(line);
    };
  }

  /** An integer, with or without Python's suffix L. */
  static long longNumber(String line) throws PickleForm {
    try {
      return Long.parseLong(line.endsWith("L") ? line.substring(0, line.length() - 1) : line);
    } catch (NumberFormatException wrong) {
      throw new PickleForm("pickle.number");
    }
  }
}
