package convscope.engine.gpu.card;

import java.util.List;

/**
 * A graphics card opened for computing, through one API. Calls are carried out in order, and each returns when it is
 * done. Thread-safe, but one call waits for another: to train and classify at the same time, open the card twice.
 */
public interface Card extends AutoCloseable {

  /** Its properties. */
  CardFacts facts();

  /** The tiles for products on it, the largest first. */
  default List<Tile> tiles() {
    return Tile.fitting(facts());
  }

  /**
   * A buffer on the card for {@code count} values of four bytes each, all zero.
   *
   * @throws convscope.foundation.Problem if the card has too little memory
   */
  CardBuffer buffer(int count);

  /** A buffer in host memory for {@code count} values of four bytes, which the card copies fast. */
  HostBuffer host(int count);

  /** Copies {@code count} values from {@code from}, number {@code start} on, to {@code to}, number {@code first} on. */
  void write(float[] from, int start, int count, CardBuffer to, int first);

  /** Copies all of {@code from} to the beginning of {@code to}. */
  void write(int[] from, CardBuffer to);

  /** Copies {@code count} values from {@code from}, number {@code first} on, to {@code to}, number {@code start} on. */
  void read(CardBuffer from, int first, int count, float[] to, int start);

  /**
   * Prepares {@code steps}, so that they can be run repeatedly at little cost.
   *
   * @throws IllegalArgumentException if there is no such kernel
   */
  CardProgram program(List<CardStep> steps);

  /** Releases the card and everything obtained from it; a second call does nothing. */
  @Override
  void close();
}
