package convscope.engine.gpu.card;

/** Values of four bytes on a {@link Card}: floats or ints, as the kernels use them. */
public interface CardBuffer extends AutoCloseable {
  /** Their number. */
  int count();

  /** Frees the memory; a second call, or one after the card is closed, does nothing. */
  @Override
  void close();
}
