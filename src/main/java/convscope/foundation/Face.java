package convscope.foundation;

import java.util.Locale;

/** Where a person reads a sentence: advice may differ, as the window has no options and a console no views. */
public enum Face {
  WINDOW,
  CONSOLE;

  /** The ending of the keys of sentences that are meant for this face only. */
  String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }
}
