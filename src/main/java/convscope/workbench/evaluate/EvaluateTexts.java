package convscope.workbench.evaluate;

import convscope.data.ClassLabels;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.NetworkNames;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words that the parts of the view share. JavaFX thread. */
record EvaluateTexts(Texts texts, NetworkNames names, ClassLabels labels) {
  private static final double PERCENT = 100;

  String get(String key, Object... values) {
    return texts.get(key, values);
  }

  /** The source and name of {@code model}; null for no network. */
  String name(@Nullable LoadedNetwork model) {
    return names.of(model);
  }

  /** A fraction with three decimals; a dash for NaN. */
  static String share(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** A fraction in percent. No line breaks before the sign. */
  static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f%%", PERCENT * value);
  }
}
