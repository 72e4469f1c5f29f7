package convscope.engine.dl4j.loops;

import convscope.model.ActivationLayer;
import java.nio.FloatBuffer;

/** The loops of an activation function, a piece at a time that fits the first cache. One belongs to one worker. */
final class ActivationLanes {
  private static final int SIZE = 2048;

  private final ActivationLayer layer;
  private final float slope;
  private final float[] values = new float[SIZE];
  private final float[] gradients = new float[SIZE];

  ActivationLanes(ActivationLayer layer) {
    this.layer = layer;
    slope = (float) layer.slope();
  }

  /** Takes the first {@code count} values of {@code from} through the function, into {@code to}. */
  void forward(FloatBuffer from, FloatBuffer to, int count) {
    for (int done = 0; done < count; done += SIZE) {
      int some = Math.min(SIZE, count - done);
      from.get(done, values, 0, some);
      activate(some);
      to.put(done, values, 0, some);
    }
  }

  private void activate(int count) {
    switch (layer.function()) {
      case RELU -> Lanes.relu(values, count);
      case LEAKY_RELU -> Lanes.leak(values, slope, count);
      case GELU, SILU -> {
        for (int i = 0; i < count; i++) {
          values[i] = (float) layer.value(values[i]);
        }
      }
    }
  }

  /**
   * Multiplies the first {@code count} gradients of {@code from} by the function's derivative at {@code inputs}, into
   * {@code to}.
   *
   * @param gated whether they go on only where the inputs are above zero, none of which is negative then
   */
  void backward(FloatBuffer inputs, FloatBuffer from, FloatBuffer to, int count, boolean gated) {
    for (int done = 0; done < count; done += SIZE) {
      int some = Math.min(SIZE, count - done);
      inputs.get(done, values, 0, some);
      from.get(done, gradients, 0, some);
      if (gated) {
        Lanes.gate(values, gradients, some);
      }
      goBack(some);
      to.put(done, gradients, 0, some);
    }
  }

  private void goBack(int count) {
    switch (layer.function()) {
      case RELU, LEAKY_RELU -> Lanes.leakBack(values, gradients, slope, count);
      case GELU, SILU -> {
        for (int i = 0; i < count; i++) {
          gradients[i] *= (float) layer.derivative(values[i]);
        }
      }
    }
  }
}
