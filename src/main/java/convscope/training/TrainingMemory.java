package convscope.training;

import convscope.engine.Optimizer;
import convscope.model.Network;

/** An estimate of the device memory that training needs. */
public final class TrainingMemory {
  private static final long BYTES = Float.BYTES;
  /** Parameters, their gradients, and their averages. */
  private static final int COPIES = 3;

  private TrainingMemory() {}

  /**
   * The bytes for steps of {@code network} on {@code batch} examples: the parameters with their gradients, averages and
   * the optimizer's state, and for each example every layer's output and its gradient. What an engine needs in
   * addition, usually a few tens of megabytes, is not included.
   */
  public static long bytes(Network network, int batch, Optimizer optimizer) {
    long parameters = (long) (COPIES + optimizer.slots().size()) * network.parameterCount();
    long example = network.input().size();
    for (int layer = 0; layer < network.layers().size(); layer++) {
      example += 2L * network.output(layer).size();
    }
    return BYTES * (parameters + batch * example);
  }
}
