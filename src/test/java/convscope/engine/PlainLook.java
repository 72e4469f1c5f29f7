package convscope.engine;

import convscope.model.Network;
import java.util.Map;

/** What both ways of only looking at a network in plain loops have in common. */
abstract class PlainLook {
  private final PlainNetwork network;
  private final int batchSize;

  PlainLook(Network description, int batchSize) {
    network = new PlainNetwork(description);
    this.batchSize = batchSize;
  }

  final PlainNetwork network() {
    return network;
  }

  /** Refuses more examples than it takes, and none. */
  final void check(int count) {
    if (count < 1 || count > batchSize) {
      throw new IllegalArgumentException(count + " examples where there may be " + batchSize);
    }
  }

  public final int batchSize() {
    return batchSize;
  }

  public final void setParameters(Map<String, float[]> values) {
    network.set(values);
  }

  public final void close() {
    // There is nothing but Java's arrays.
  }
}
