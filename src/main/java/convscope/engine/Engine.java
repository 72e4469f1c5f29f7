package convscope.engine;

import convscope.model.Network;
import java.util.List;
import java.util.Map;

/**
 * Computes on one device: creates trainers, classifiers and input gradients, and describes itself. Thread-safe. Every
 * engine fulfills the contract stated here and in the interfaces of what it creates; a test, {@code EngineContract},
 * checks each.
 */
public interface Engine {

  /**
   * A trainer of {@code network} on batches of exactly {@code batchSize} examples, which learns as {@code learning}
   * says; its parameters, and the optimizer's state, are all zero until they are set.
   *
   * @throws convscope.foundation.Problem if {@code batchSize} is not 1 … 65,536
   */
  Trainer trainer(Network network, int batchSize, Learning learning);

  /** The same with {@code optimizer}, from the labels as they are. */
  default Trainer trainer(Network network, int batchSize, Optimizer optimizer) {
    return trainer(network, batchSize, Learning.with(optimizer));
  }

  /**
   * A classifier with {@code network}'s layers that takes up to {@code batchSize} examples at once.
   *
   * @throws convscope.foundation.Problem if {@code batchSize} is not 1 … 65,536
   */
  Classifier classifier(Network network, int batchSize);

  /**
   * Computes how {@code network}'s logits change with its input, for up to {@code batchSize} examples at once.
   *
   * @throws convscope.foundation.Problem if {@code batchSize} is not 1 … 65,536
   */
  InputGradients inputGradients(Network network, int batchSize);

  /** The engines of its towers, in order; itself if it is not made of several. */
  default List<Engine> towers() {
    return List.of(this);
  }

  /**
   * This engine with {@code threads} for a step: the same device, and the same arithmetic. Itself if it has no threads
   * to divide, as on a card, which takes several towers as it is.
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

  /** The device it computes on. */
  Device device();

  /**
   * Which of its provider's {@link EngineProvider#variants} does the arithmetic. Opened with that name on the same
   * machine, with the same number of threads, the engine gives the same bits.
   */
  String variant();

  /** The threads that one step uses. */
  int threads();

  /**
   * What does the arithmetic of each layer of {@code network} on batches of {@code batchSize}: the name of a kind of
   * kernels by the layer's name, in the order of the layers. If two engines report the same on the same machine, their
   * results are the same.
   */
  Map<String, String> arithmetic(Network network, int batchSize);

  /** The highest speed at which this device multiplies matrices, in GFLOP/s; measuring takes a second. */
  double measurePeak();

  /**
   * Name and version of every library that the numbers depend on, as read from them; {@code unknown} where it is not
   * stated.
   */
  Map<String, String> versions();
}
