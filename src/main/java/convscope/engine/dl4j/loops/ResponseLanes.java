package convscope.engine.dl4j.loops;

import convscope.model.LocalResponseNormalization;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The loops of local response normalization. Positions lie side by side with as many zeros between them as a window
 * reaches to one side, so that sums over windows run on from one to the next: with x the values, s = bias + alpha · Σ
 * x² over the window, and g the gradients of the result,
 *
 * <p>result = x · s^−beta; gradient = g · s^−beta − 2 · alpha · beta · x · Σ (g · x · s^−beta ∕ s) over the window.
 *
 * <p>A window's sum is built by doubling: sums of two neighbors, of four, of eight. One belongs to one worker.
 */
final class ResponseLanes {
  private static final int ABOUT = 1024;
  private static final double THREE_QUARTERS = 0.75;

  private final int channels;
  private final int radius;
  private final int window;
  private final int stride;
  private final int positions;
  private final float bias;
  private final float alpha;
  private final float beta;
  private final float[] values;
  private final float[] gradients;
  private final float[] flat;
  private final float[] squares;
  private final float[] shifted;
  private final float[] doubled;
  private final float[] sums;
  private final float[] first;
  private final float[] result;

  ResponseLanes(LocalResponseNormalization layer, int channels) {
    this.channels = channels;
    radius = layer.radius();
    window = 2 * radius + 1;
    stride = channels + radius;
    positions = Math.max(1, ABOUT / stride);
    bias = (float) layer.bias();
    alpha = (float) layer.alpha();
    beta = (float) layer.beta();
    int length = positions * stride + 4 * window;
    values = new float[length];
    gradients = new float[length];
    squares = new float[length];
    shifted = new float[length];
    doubled = new float[length];
    sums = new float[length];
    first = new float[length];
    result = new float[length];
    flat = new float[positions * channels];
  }

  /** The most positions that are done at once. */
  int positions() {
    return positions;
  }

  /** The channels of {@code count} positions. */
  void readValues(FloatBuffer from, int start, int count) {
    read(from, start, count, values);
  }

  /** The gradients of the results of {@code count} positions. */
  void readGradients(FloatBuffer from, int start, int count) {
    read(from, start, count, gradients);
  }

  private void read(FloatBuffer from, int start, int count, float[] to) {
    from.get(start, flat, 0, count * channels);
    for (int i = 0; i < count; i++) {
      System.arraycopy(flat, i * channels, to, radius + i * stride, channels);
    }
    Arrays.fill(to, radius + count * stride - radius, to.length, 0);
  }

  /** Puts what was computed last, for {@code count} positions. */
  void write(FloatBuffer to, int start, int count) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(result, i * stride, flat, i * channels, channels);
    }
    to.put(start, flat, 0, count * channels);
  }

  /** The normalized values of the first {@code count} positions. */
  void normalize(int count) {
    int n = count * stride;
    square(values, squares, n + 2 * radius);
    sumWindows(n);
    System.arraycopy(values, radius, shifted, 0, n);
    if (beta == THREE_QUARTERS) {
      finish(sums, shifted, result, bias, alpha, n);
    } else {
      finishAny(sums, shifted, result, n);
    }
  }

  /**
   * The gradients by the values of the first {@code count} positions; if {@code gated}, where a value is above zero.
   */
  void goBack(int count, boolean gated) {
    int n = count * stride;
    square(values, squares, n + 2 * radius);
    sumWindows(n);
    // The sum for the place that is radius further on, where the value itself stands.
    System.arraycopy(sums, 0, shifted, radius, n);
    Arrays.fill(shifted, 0, radius, 0);
    if (beta == THREE_QUARTERS) {
      prepare(shifted, values, gradients, first, squares, bias, alpha, n + radius);
    } else {
      prepareAny(shifted, n + radius);
    }
    Arrays.fill(squares, n + radius, n + 2 * radius, 0);
    sumWindows(n);
    System.arraycopy(first, radius, shifted, 0, n);
    System.arraycopy(values, radius, doubled, 0, n);
    subtract(shifted, doubled, sums, result, 2 * alpha * beta, n);
    if (gated) {
      Lanes.gate(doubled, result, n);
    }
  }

  /** sums[i] ← squares[i] + … + squares[i + window − 1]. */
  private void sumWindows(int n) {
    int done = 0;
    int length = 1;
    float[] power = squares;
    for (int bit = 1; bit <= window; bit <<= 1) {
      if (bit > 1) {
        int needed = n + window - bit;
        System.arraycopy(power, length, shifted, 0, needed);
        add(power, shifted, doubled, needed);
        power = doubled;
        length = bit;
      }
      if ((window & bit) != 0) {
        if (done == 0) {
          System.arraycopy(power, 0, sums, 0, n);
        } else {
          System.arraycopy(power, done, shifted, 0, n);
          add(sums, shifted, sums, n);
        }
        done += bit;
      }
    }
  }

  private static void square(float[] x, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = x[i] * x[i];
    }
  }

  private static void add(float[] a, float[] b, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] + b[i];
    }
  }

  private static void finish(float[] sums, float[] x, float[] to, float bias, float alpha, int n) {
    for (int i = 0; i < n; i++) {
      float root = (float) Math.sqrt(bias + alpha * sums[i]);
      to[i] = x[i] / (root * (float) Math.sqrt(root));
    }
  }

  private void finishAny(float[] sums, float[] x, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = x[i] * (float) Math.pow(bias + alpha * sums[i], -beta);
    }
  }

  /** first ← g · s^−beta, squares ← first · x ∕ s. */
  private static void prepare(float[] sums, float[] x, float[] g, float[] first, float[] to, float bias, float alpha,
      int n) {
    for (int i = 0; i < n; i++) {
      float s = bias + alpha * sums[i];
      float root = (float) Math.sqrt(s);
      float scaled = g[i] / (root * (float) Math.sqrt(root));
      first[i] = scaled;
      to[i] = scaled * x[i] / s;
    }
  }

  private void prepareAny(float[] sums, int n) {
    for (int i = 0; i < n; i++) {
      float s = bias + alpha * sums[i];
      first[i] = gradients[i] * (float) Math.pow(s, -beta);
      squares[i] = first[i] * values[i] / s;
    }
  }

  private static void subtract(float[] first, float[] x, float[] sums, float[] to, float factor, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = first[i] - factor * x[i] * sums[i];
    }
  }
}
