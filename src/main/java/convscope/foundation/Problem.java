package convscope.foundation;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The one exception meant for a person: its message says what happened, to which file, and what to do about it, in one
 * sentence. The cause, where there is one, is for the details area and the log.
 *
 * <p>The message is English, for the console and the log. A problem made by {@link #of} also has its sentence in other
 * languages, for those who show it in one ({@link #in}).
 *
 * <p>Thrown from any thread; handled, and logged once, where a person can be told.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 1_000;

  private final transient @Nullable Sentence sentence;

  public Problem(String message) {
    super(oneLine(message));
    sentence = null;
  }

  public Problem(String message, Throwable cause) {
    super(oneLine(message), cause);
    sentence = null;
  }

  private Problem(Sentence sentence) {
    super(sentence.in(Locale.ENGLISH));
    this.sentence = sentence;
  }

  /**
   * A problem whose sentence is {@code key} in {@code problems.properties} beside {@code owner}, and in {@code
   * problems_ko.properties} in Korean, with {@code values} in its places as {@link MessageFormat} puts them.
   *
   * @throws java.util.MissingResourceException if there is none
   */
  public static Problem of(Class<?> owner, String key, Object... values) {
    return new Problem(new Sentence(owner.getPackageName() + ".problems", key, values));
  }

  /** The sentence in the language of {@code locale} where it has one in it, and otherwise the message. */
  public String in(Locale locale) {
    return sentence == null ? getMessage() : sentence.in(locale);
  }

  /** A sentence by its place, from which it is made in any language. */
  private record Sentence(String bundle, String key, Object[] values) {
    private static final ResourceBundle.Control NO_FALLBACK =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    String in(Locale locale) {
      ResourceBundle sentences = ResourceBundle.getBundle(bundle, locale, NO_FALLBACK);
      return oneLine(new MessageFormat(sentences.getString(key), sentences.getLocale()).format(values));
    }
  }

  /** What is quoted from a file may hold anything: it shall neither break the line nor steer a terminal. */
  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder(message);
    for (int i = 0; i < line.length(); i++) {
      int kind = Character.getType(line.charAt(i));
      if (kind == Character.CONTROL || kind == Character.LINE_SEPARATOR || kind == Character.PARAGRAPH_SEPARATOR) {
        line.setCharAt(i, ' ');
      }
    }
    return line.length() <= LONGEST ? line.toString()
        : line.substring(0, LONGEST / 2) + " … " + line.substring(line.length() - LONGEST / 2);
  }
}
