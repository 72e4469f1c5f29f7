package convscope.foundation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages that the program speaks, in the window and on the command line, each with its name in itself. */
public enum Language {
  ENGLISH(Locale.ENGLISH, "English"),
  KOREAN(Locale.KOREAN, "한국어");

  /**
   * What the environment named as its locale before the program started itself again with one whose file names are
   * UTF-8: only that locale is then left for Java to see.
   */
  public static final String LOCALE_BEFORE = "CONVSCOPE_LOCALE_BEFORE";

  private static final List<String> LOCALE_VARIABLES = List.of(LOCALE_BEFORE, "LC_ALL", "LC_MESSAGES", "LANG");

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

  /** The language of this system's messages, as far as it is one of ours; else English. */
  public static Language ofSystem() {
    return ofSystem(Locale.getDefault(Locale.Category.DISPLAY), FileNames.areAscii(), System.getenv());
  }

  /**
   * Java sees no locale whose files are not installed, as in most containers, and falls back to ASCII: then the
   * environment's own word counts.
   */
  static Language ofSystem(Locale display, boolean ascii, Map<String, String> environment) {
    boolean unseen = ascii || environment.containsKey(LOCALE_BEFORE);
    return unseen ? of(Locale.forLanguageTag(locale(environment).split("[_.@]")[0])) : of(display);
  }

  /** What {@code environment} names as the locale of messages; empty where it names none. */
  public static String locale(Map<String, String> environment) {
    return LOCALE_VARIABLES.stream().map(environment::get).filter(value -> value != null && !value.isEmpty())
        .findFirst().orElse("");
  }

  /** The language with the code {@code code}, as {@code ko}; nothing where none of ours has it. */
  public static Optional<Language> named(String code) {
    return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
  }

  /** The codes of all of them, as people type them. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Language::code).toList();
  }

  /** Its ISO 639 code. */
  public String code() {
    return locale.getLanguage();
  }

  public Locale locale() {
    return locale;
  }

  @Override
  public String toString() {
    return ownName;
  }
}
