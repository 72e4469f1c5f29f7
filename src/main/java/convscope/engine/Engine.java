package convscope.engine;

import convscope.model.Network;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * What computes: makes trainers, classifiers and input gradients, and tells what it runs on. Thread-safe; one a process.
 */
public interface Engine {

  /**
   * A trainer of {@code network} on batches of exactly {@code batchSize} examples, which steps as {@code optimizer} says;
   * its parameters, and the optimizer's state, are all zero until they are set.
   */
  Trainer trainer(Network network, int batchSize, Optimizer optimizer);

  /** A classifier with {@code network}'s layers that takes up to {@code batchSize} examples at once. */
  Classifier classifier(Network network, int batchSize);

  /** What finds how {@code network}'s logits change with its input, for up to {@code batchSize} examples at once. */
  InputGradients inputGradients(Network network, int batchSize);

  /**
   * Writes {@code network} with {@code parameters}, by name, as a zip that Deeplearning4j restores without us: a network
   * of its own layers, which takes whitened crops {@code [batch, channels, height, width]} and gives probabilities
   * {@code [batch, classes]}.
   *
   * @throws convscope.foundation.Problem if its layers cannot say the network
   */
  void writeZip(Network network, Map<String, float[]> parameters, OutputStream out) throws IOException;

  /** What there is to compute on, with a plain answer for each: can it train here, and if not, why. */
  List<Device> devices();

  /** The fastest that this machine multiplies matrices, in GFLOP/s: takes a second to find out. */
  double measurePeak();

  /** Name and version of every library that the numbers depend on. */
  Map<String, String> versions();

  /** The kernels in use: {@code onednn} or {@code nd4j}. */
  String kernels();

  /** The threads that one step uses. */
  int threads();
}
