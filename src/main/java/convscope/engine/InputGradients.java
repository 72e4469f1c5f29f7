package convscope.engine;

import java.util.Map;

/**
 * How the logits of a network change with its input: what a class's logit would gain from a little more of each value.
 * It belongs to one thread, as a {@link Classifier} does, and changes nothing of the network.
 */
public interface InputGradients extends AutoCloseable {

  /** The most examples that one call takes. */
  int batchSize();

  /**
   * Sets the parameters, by name as in {@link Trainer}.
   *
   * @throws convscope.foundation.Problem if they are not those of the network
   */
  void setParameters(Map<String, float[]> values);

  /**
   * For each of {@code count} examples the gradient of one logit by the example's input. Where the network has a kink,
   * at a ReLU's zero or a pool's tie, it is the slope on one side.
   *
   * @param images whitened crops, {@code [at least count, height, width, channels]} row-major
   * @param classes the number of each example's class, whose logit is meant
   * @param gradients where they go, in the shape of {@code images}; in logits for one unit of the whitened input
   * @throws IllegalArgumentException if {@code count} is not 1 … {@link #batchSize()}, or a class does not exist
   */
  void of(float[] images, int count, int[] classes, float[] gradients);

  /** Lets go of all that it holds; a second time there is nothing to do. */
  @Override
  void close();
}
