package convscope.foundation;

import java.util.Locale;

/** The languages that the program speaks, in the window and on the command line, each with its name in itself. */
public enum Language {
  ENGLISH(Locale.ENGLISH, "English"),
  KOREAN(Locale.KOREAN, "한국어");

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
  }

  /** The language of {@code system} if the program has it, else English. */
  public static Language of(Locale system) {
    return system.getLanguage().equals(Locale.KOREAN.getLanguage()) ? KOREAN : ENGLISH;
  }

  public Locale locale() {
    return locale;
  }

  @Override
  public String toString() {
    return ownName;
  }
}
