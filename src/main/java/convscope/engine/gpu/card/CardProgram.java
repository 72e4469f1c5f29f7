package convscope.engine.gpu.card;

/** Steps that a {@link Card} was readied for. */
public interface CardProgram extends AutoCloseable {
  /**
   * Runs all steps in their order and waits until they are done.
   *
   * @throws convscope.foundation.Problem if the card fails
   */
  void run();

  /** Runs all steps once more, one by one, and returns how many nanoseconds each has taken on the card. */
  long[] time();

  /** Gives back what it holds; a second time there is nothing to do. */
  @Override
  void close();
}
