package convscope.report;

import convscope.data.ClassLabels;
import convscope.runs.Setting;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of a report in one language: Korean, or English for every other.
 *
 * @param settings the names of a run's settings
 */
record ReportWords(ResourceBundle bundle, ResourceBundle settings, Locale locale) {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  static ReportWords in(Locale locale) {
    return new ReportWords(ResourceBundle.getBundle("convscope.report.texts", locale, NO_FALLBACK),
        ResourceBundle.getBundle(Setting.class.getPackageName() + ".settings", locale, NO_FALLBACK), locale);
  }

  /** The sentence {@code key}, with {@code values} in its places. */
  String get(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }

  /** The label of the class {@code name}. */
  String className(String name) {
    return ClassLabels.in(locale).of(name);
  }

  /** The name of the setting {@code key} inside a sentence or a table. */
  String setting(String key) {
    String name = settings.getString(key);
    return name.substring(0, 1).toLowerCase(locale) + name.substring(1);
  }

  /** The name of the choice {@code value} of the setting {@code key}; {@code value} itself if it is no choice. */
  String choice(String key, String value) {
    String choice = key + "." + value;
    return settings.containsKey(choice) ? settings.getString(choice) : value;
  }

  /** The sentence {@code key}, or {@code otherwise} if there is none. */
  String orElse(String key, String otherwise) {
    return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
  }
}
