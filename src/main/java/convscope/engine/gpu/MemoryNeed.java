package convscope.engine.gpu;

import convscope.engine.gpu.card.CardFacts;
import convscope.foundation.Problem;
import convscope.model.Network;

/**
 * About how much of a card's memory a network takes.
 *
 * @param bytes the variables, what goes with them, and the activations of a batch; what is kept on the side is small
 */
record MemoryNeed(long bytes) {
  private static final int MIB = 20;

  /**
   * Of {@code network} with {@code batch} examples.
   *
   * @param vectors how many vectors as long as the variables there are, besides those and their gradients
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
   * Refuses what cannot fit.
   *
   * @throws Problem if a card with {@code facts} has less
   */
  void require(CardFacts facts) {
    if (bytes > facts.memoryBytes()) {
      throw Problem.of(MemoryNeed.class, "memory.short", bytes >> MIB, facts.name(), facts.memoryBytes() >> MIB);
    }
  }
}
