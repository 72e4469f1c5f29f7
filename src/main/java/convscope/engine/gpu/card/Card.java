package convscope.engine.gpu.card;

import java.util.List;

/**
 * A graphics card opened for computing, by one way that leads to it. Whatever is asked of it happens in the order of the
 * calls, and each call returns when it is done. Thread-safe, but one call waits for another: who trains and looks at once
 * opens the card twice.
 */
public interface Card extends AutoCloseable {

  /** What it is and has. */
  CardFacts facts();

  /** How products may be cut up on it, the largest tile first. */
  default List<Tile> tiles() {
    return Tile.fitting(facts());
  }

  /**
   * Room on the card for {@code count} values of four bytes each, all zero.
   *
   * @throws convscope.foundation.Problem if the card has no such room
   */
  CardBuffer buffer(int count);

  /** Room on this side for {@code count} values of four bytes, from and to which the card copies quickly. */
  HostBuffer host(int count);

  /** Copies {@code count} values from {@code from}, number {@code start} on, to {@code to}, number {@code first} on. */
  void write(float[] from, int start, int count, CardBuffer to, int first);

  /** Copies all of {@code from} to the beginning of {@code to}. */
  void write(int[] from, CardBuffer to);

  /** Copies {@code count} values from {@code from}, number {@code first} on, to {@code to}, number {@code start} on. */
  void read(CardBuffer from, int first, int count, float[] to, int start);

  /**
   * Readies {@code steps}, so that they can be run again and again at little cost.
   *
   * @throws IllegalArgumentException if the card knows no such kernel
   */
  CardProgram program(List<CardStep> steps);

  /** Releases the card and everything obtained from it; a second call does nothing. */
  @Override
  void close();
}
