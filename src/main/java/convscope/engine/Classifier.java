package convscope.engine;

import java.util.Map;

/**
 * A network for inference only. It belongs to one thread, which uses it from the first call to the close: what the
 * libraries store for it belongs to that thread. Other threads may train and classify at the same time.
 */
public interface Classifier extends AutoCloseable {

  /** The height of an example in pixels. */
  int inputHeight();

  /** The most examples that one call takes. */
  int batchSize();

  /**
   * Sets the parameters, by name as in {@link Trainer}.
   *
   * @throws convscope.foundation.Problem if they are not those of the network
   */
  void setParameters(Map<String, float[]> values);

  /**
   * The logits of {@code count} examples.
   *
   * @param images whitened crops, {@code [at least count, height, width, channels]} row-major
   * @param logits the result: {@code [at least count, classes]} row-major
   * @throws IllegalArgumentException if {@code count} is not 1 … {@link #batchSize()}
   */
  void logits(float[] images, int count, float[] logits);

  /**
   * A copy of the output of layer number {@code layer} for example number {@code example} of the last {@link #logits}
   * call, {@code [height, width, channels]} row-major; a dense layer's units.
   *
   * @param layer its place in {@link convscope.model.Network#layers()}
   * @param example its place among the {@code count} of that call
   * @throws IllegalStateException before the first such call
   * @throws IllegalArgumentException if there was no such layer or example
   */
  float[] activations(int layer, int example);

  /** Releases all resources; a second call does nothing. */
  @Override
  void close();
}
