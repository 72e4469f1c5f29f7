package convscope.engine.gpu;

import convscope.engine.gpu.card.CardFacts;
import convscope.foundation.Problem;
import convscope.model.Network;

/**
 * An estimate of a network's memory on a card.
 *
 * @param bytes the variables and what belongs to them, and the activations of a batch; other buffers are small
 */
record MemoryNeed(long bytes) {
  private static final int MIB = 20;

  /**
   * The need of {@code network} with {@code batch} examples.
   *
   * @param vectors the number of vectors as long as the variables, besides the variables and their gradients
   */
  static MemoryNeed of(Network network, int batch, Reach reach, int vectors) {
    long values = (long) network.parameterCount() * (1 + (reach == Reach.VARIABLES ? 1 : 0) + vectors);
    long activations = network.input().size() * (reach == Reach.INPUT ? 2L : 1L);
    for (int i = 0; i < network.layers().size(); i++) {
      activations += network.output(i).size() * (reach.goesBack() ? 3L : 1L);
    }
    return new MemoryNeed((values + activations * batch) * Float.BYTES);
  }

  /**
   * Refuses a network that does not fit.
   *
   * @throws Problem if a card with {@code facts} has less
   */
  void require(CardFacts facts) {
    if (bytes > facts.memoryBytes()) {
      throw Problem.of(MemoryNeed.class, "memory.short", bytes >> MIB, facts.name(), facts.memoryBytes() >> MIB);
    }
  }
}
