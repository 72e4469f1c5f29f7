package convscope.engine.gpu;

import convscope.engine.gpu.card.CardStep;
import java.util.List;

/** Launches of the kernels that have a work-item for each of so many values. */
final class Elements {
  /** The work-items of a group of every kernel but the products, as their source says. */
  static final int GROUP = 256;

  private Elements() {}

  /** A launch of {@code kernel} for {@code count} values. */
  static CardStep.Launch launch(String kernel, int count, Object... arguments) {
    return new CardStep.Launch(kernel, List.of(arguments), new CardStep.Groups((count + GROUP - 1) / GROUP, 1, 1),
        GROUP);
  }
}
