package convscope.foundation;

import java.util.Locale;

/** Where a person reads a sentence: advice may differ, as the window has no options and a console no views. */
public enum Face {
  WINDOW,
  CONSOLE;

  /** What the key of a sentence ends in that is meant for this face alone. */
  String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }
}
