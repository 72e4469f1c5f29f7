package convscope.foundation;

/**
 * The one exception meant for a person: its message says what happened, to which file, and what to do about it, in one
 * sentence. The cause, where there is one, is for the details area and the log.
 *
 * <p>Thrown from any thread; handled, and logged once, where a person can be told.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Problem(String message) {
    super(message);
  }

  public Problem(String message, Throwable cause) {
    super(message, cause);
  }
}
