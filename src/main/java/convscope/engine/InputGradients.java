package convscope.engine;

import java.util.Map;

/**
 * How the logits of a network change with its input: the change of a class's logit per unit of each value. It belongs
 * to one thread, as a {@link Classifier} does, and does not change the network.
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
   * For each of {@code count} examples the gradient of one logit with respect to the example's input. Where the network
   * is not differentiable, at a ReLU's zero or a tie in a pool, it is the slope on one side.
   *
   * @param images whitened crops, {@code [at least count, height, width, channels]} row-major
   * @param classes the class of each example, whose logit is differentiated
   * @param gradients the result, in the shape of {@code images}; in logits for one unit of the whitened input
   * @throws IllegalArgumentException if {@code count} is not 1 … {@link #batchSize()}, or a class does not exist
   */
  void of(float[] images, int count, int[] classes, float[] gradients);

  /** Releases all resources; a second call does nothing. */
  @Override
  void close();
}
