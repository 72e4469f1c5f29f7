package convscope.workbench.evaluate;

import convscope.workbench.fx.Texts;
import convscope.workbench.session.ModelAtHand;
import java.util.Locale;
import javafx.scene.Node;

/** What the parts of the view say alike. JavaFX thread. */
record Words(Texts texts) {
  private static final double PERCENT = 100;

  String get(String key, Object... values) {
    return texts.get(key, values);
  }

  /** Where {@code model} comes from, and what it is called. */
  String name(ModelAtHand model) {
    return texts.get("name." + model.origin().name().toLowerCase(Locale.ROOT).replace('_', '-'), model.name());
  }

  /** A fraction, to what is meaningful; a dash for none. */
  static String share(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** A fraction in per cent. */
  static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f %%", PERCENT * value);
  }

  /** Has {@code node} seen and given room, or not. */
  static void offer(Node node, boolean offered) {
    node.setVisible(offered);
    node.setManaged(offered);
  }
}
