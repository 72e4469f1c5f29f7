package convscope.workbench.evaluate;

import convscope.data.ClassLabels;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.ModelAtHand;
import convscope.workbench.session.ModelNames;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the parts of the view say alike. JavaFX thread. */
record Words(Texts texts, ModelNames names, ClassLabels labels) {
  private static final double PERCENT = 100;

  String get(String key, Object... values) {
    return texts.get(key, values);
  }

  /** Where {@code model} comes from, and what it is called; null for none at hand. */
  String name(@Nullable ModelAtHand model) {
    return names.of(model);
  }

  /** A fraction, to what is meaningful; a dash for none. */
  static String share(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** A fraction in per cent. No line ends before the sign. */
  static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f\u00a0%%", PERCENT * value);
  }
}
