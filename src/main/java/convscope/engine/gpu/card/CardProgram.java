package convscope.engine.gpu.card;

/** Steps prepared on a {@link Card}. */
public interface CardProgram extends AutoCloseable {
  /**
   * Runs all steps in order and waits until they are done.
   *
   * @throws convscope.foundation.Problem if the card fails
   */
  void run();

  /** Runs all steps once more, one by one, and returns how many nanoseconds each has taken on the card. */
  long[] time();

  /** Releases its resources; a second call does nothing. */
  @Override
  void close();
}
