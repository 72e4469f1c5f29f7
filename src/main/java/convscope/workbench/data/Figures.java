package convscope.workbench.data;

import convscope.workbench.fx.Texts;
import java.util.Locale;

/** Numbers formatted in the window's language. */
final class Figures {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final int MINUTE = 60;

  private final Texts texts;
  private final Locale locale;

  Figures(Texts texts) {
    this.texts = texts;
    this.locale = texts.locale();
  }

  /** {@code 60,000}. */
  String count(long number) {
    return String.format(locale, "%,d", number);
  }

  /** With {@code places} digits after the decimal point, and a true minus sign. */
  String fixed(double value, int places) {
    String digits = String.format(locale, "%." + places + "f", Math.abs(value));
    return value < 0 && digits.chars().anyMatch(c -> c >= '1' && c <= '9') ? "−" + digits : digits;
  }

  /** {@link #fixed}, always with a sign. */
  String signed(double value, int places) {
    return value < 0 ? fixed(value, places) : "+" + fixed(value, places);
  }

  /** A small number as {@code 9.5 × 10⁻⁷}; 0 as it is. */
  String power(double value) {
    if (value == 0) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(value));
    StringBuilder raised = new StringBuilder(exponent < 0 ? "⁻" : "");
    Integer.toString(Math.abs(exponent)).chars().forEach(c -> raised.append(SUPERSCRIPTS.charAt(c - '0')));
    return fixed(value / Math.pow(10, exponent), 1) + " × 10" + raised;
  }

  /** A remaining time, {@code 2 min 5 s}; a sentence if it is unknown. */
  String left(double seconds) {
    if (!(seconds < 100 * MINUTE * MINUTE)) {
      return texts.get("time.unknown");
    }
    long whole = (long) Math.ceil(seconds);
    return whole < MINUTE ? texts.get("time.seconds", whole)
        : texts.get("time.minutes", whole / MINUTE, whole % MINUTE);
  }
}
