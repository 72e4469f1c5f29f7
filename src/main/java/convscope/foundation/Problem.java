package convscope.foundation;

import org.jspecify.annotations.Nullable;

/**
 * The one exception meant for a person: its message says what happened, to which file, and what to do about it, in one
 * sentence. The cause, where there is one, is for the details area and the log.
 *
 * <p>The message is English, for the log. The sentence can be had in every language and for either face ({@link #in}).
 *
 * <p>Thrown from any thread; handled, and logged once, where it can be shown to the user.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 1_000;

  private final transient Sentence sentence;

  private Problem(Sentence sentence, @Nullable Throwable cause) {
    super(oneLine(sentence.in(Language.ENGLISH, Face.CONSOLE)), cause);
    this.sentence = sentence;
  }

  /**
   * A problem whose sentence is {@code key} in {@code problems.properties} beside {@code owner} ({@link Sentence#of}).
   *
   * @throws java.util.MissingResourceException if there is none
   */
  public static Problem of(Class<?> owner, String key, Object... values) {
    return new Problem(Sentence.of(owner, key, values), null);
  }

  /** As {@link #of}, caused by {@code cause}, if known, which is for the details area and the log. */
  public static Problem because(@Nullable Throwable cause, Class<?> owner, String key, Object... values) {
    return new Problem(Sentence.of(owner, key, values), cause);
  }

  /** The sentence as a key and values. */
  public Sentence sentence() {
    return sentence;
  }

  /** The sentence in {@code language}, for {@code face}. */
  public String in(Language language, Face face) {
    return oneLine(sentence.in(language, face));
  }

  /** Text quoted from a file may contain anything: it must neither break the line nor control a terminal. */
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
