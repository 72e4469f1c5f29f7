package convscope.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a report in one language: Korean, or English for every other. */
record ReportWords(ResourceBundle bundle, Locale locale) {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  static ReportWords in(Locale locale) {
    return new ReportWords(ResourceBundle.getBundle("convscope.report.texts", locale, NO_FALLBACK), locale);
  }

  /** The sentence {@code key}, with {@code values} in its places. */
  String get(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }

  /** The sentence {@code key}, or {@code otherwise} where there is none. */
  String orElse(String key, String otherwise) {
    return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
  }
}
