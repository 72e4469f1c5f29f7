package convscope.foundation;

/**
 * The one exception meant for a person: its message says what happened, to which file, and what to do about it, in one
 * sentence. The cause, where there is one, is for the details area and the log.
 *
 * <p>Thrown from any thread; handled, and logged once, where a person can be told.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 1_000;

  public Problem(String message) {
    super(oneLine(message));
  }

  public Problem(String message, Throwable cause) {
    super(oneLine(message), cause);
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
