package convscope.engine;

import convscope.model.Network;
import java.util.List;
import java.util.Map;

/**
 * What computes on one device: makes trainers, classifiers and input gradients, and tells what it is. Thread-safe. Every
 * engine keeps what is said here and in the interfaces of what it makes; a test, {@code EngineContract}, holds each to it.
 */
public interface Engine {

  /**
   * A trainer of {@code network} on batches of exactly {@code batchSize} examples, which steps as {@code optimizer} says;
   * its parameters, and the optimizer's state, are all zero until they are set.
   *
   * @throws convscope.foundation.Problem if {@code batchSize} is not 1 … 65,536
   */
  Trainer trainer(Network network, int batchSize, Optimizer optimizer);

  /**
   * A classifier with {@code network}'s layers that takes up to {@code batchSize} examples at once.
   *
   * @throws convscope.foundation.Problem if {@code batchSize} is not 1 … 65,536
   */
  Classifier classifier(Network network, int batchSize);

  /**
   * What finds how {@code network}'s logits change with its input, for up to {@code batchSize} examples at once.
   *
   * @throws convscope.foundation.Problem if {@code batchSize} is not 1 … 65,536
   */
  InputGradients inputGradients(Network network, int batchSize);

  /** The engines of its towers, in their order; where it is not made of several, itself. */
  default List<Engine> towers() {
    return List.of(this);
  }

  /**
   * This one with {@code threads} for a step: the same device, and the same arithmetic. Itself where its threads are not its
   * own to share out, as on a card, which takes several towers as it is.
   */
  default Engine withThreads(int threads) {
    return this;
  }

  /**
   * An engine of {@code count} towers on the devices of this one.
   *
   * @throws convscope.foundation.Problem if it has more devices than that
   */
  default Engine withTowers(int count) {
    return Towers.of(List.of(this), count);
  }

  /** What it computes on. */
  Device device();

  /**
   * Which of its provider's {@link EngineProvider#variants} does the arithmetic. Opened with that name on the same
   * machine, with as many threads, the engine comes to the same bits.
   */
  String variant();

  /** The threads that one step uses. */
  int threads();

  /**
   * Who does the arithmetic of each layer of {@code network} on batches of {@code batchSize}: the name of a kind of
   * kernels by the layer's name, in the order of the layers. Where two engines say the same of the same machine, their
   * results are the same.
   */
  Map<String, String> arithmetic(Network network, int batchSize);

  /** The fastest that this device multiplies matrices, in GFLOP/s: takes a second to find out. */
  double measurePeak();

  /** Name and version of every library that the numbers depend on, as read from them; {@code unknown} where it is not said. */
  Map<String, String> versions();
}
