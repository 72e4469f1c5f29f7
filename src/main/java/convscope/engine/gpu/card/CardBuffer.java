package convscope.engine.gpu.card;

/** Values of four bytes that lie on a {@link Card}: floats or ints, as the kernels take them. */
public interface CardBuffer extends AutoCloseable {
  /** How many there are. */
  int count();

  /** Gives the room back; a second time, or after the card is closed, there is nothing to do. */
  @Override
  void close();
}
