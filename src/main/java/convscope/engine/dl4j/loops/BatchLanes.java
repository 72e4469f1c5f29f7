package convscope.engine.dl4j.loops;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The loops of batch normalization, some places at a time that fit the first cache. Sums over such a piece are floats,
 * those of all pieces double. One belongs to one worker.
 */
final class BatchLanes {
  private static final int ABOUT = 2048;

  private final int channels;
  private final int places;
  private final float[] values;
  private final float[] gradients;
  private final float[] first;
  private final float[] second;
  private final float[] middle;

  /**
   * What the values of each channel are normalized by, and what their gradients lose: with x̂ = (x − mean) · inverse,
   * y = x̂ · scale + shift, and the gradient by x is scale · inverse · (the gradient by y − gradient − x̂ · slope).
   */
  static final class Figures {
    private final float[] mean;
    private final float[] inverse;
    /** scale · inverse. */
    private final float[] factor;
    private final float[] shift;
    /** −factor · gradient and −factor · inverse · slope. */
    private final float[] constant;
    private final float[] tilt;

    Figures(int channels) {
      mean = new float[channels];
      inverse = new float[channels];
      factor = new float[channels];
      shift = new float[channels];
      constant = new float[channels];
      tilt = new float[channels];
    }

    void set(int channel, double mean, double inverse, double scale, double shift) {
      this.mean[channel] = (float) mean;
      this.inverse[channel] = (float) inverse;
      factor[channel] = (float) (scale * inverse);
      this.shift[channel] = (float) shift;
    }

    /** Of a channel whose {@link #set} was called before. */
    void setSlopes(int channel, double gradient, double slope) {
      constant[channel] = (float) (-factor[channel] * gradient);
      tilt[channel] = (float) (-factor[channel] * (double) inverse[channel] * slope);
    }
  }

  BatchLanes(int channels) {
    this.channels = channels;
    places = Math.max(1, ABOUT / channels);
    values = new float[places * channels];
    gradients = new float[places * channels];
    first = new float[channels];
    second = new float[channels];
    middle = new float[channels];
  }

  /** The mean of each channel over the first {@code count} places, and the sum of the squared deviations from it. */
  void sum(FloatBuffer from, int count, double[] means, double[] squares) {
    Arrays.fill(means, 0);
    Arrays.fill(squares, 0);
    for (int done = 0; done < count; done += places) {
      int some = read(from, done, count, values);
      Arrays.fill(first, 0);
      for (int i = 0; i < some; i++) {
        add(values, i * channels, first, channels);
      }
      addTo(means, first);
    }
    for (int i = 0; i < channels; i++) {
      means[i] /= count;
      middle[i] = (float) means[i];
    }
    for (int done = 0; done < count; done += places) {
      int some = read(from, done, count, values);
      Arrays.fill(first, 0);
      for (int i = 0; i < some; i++) {
        addSquares(values, i * channels, middle, first, channels);
      }
      addTo(squares, first);
    }
    for (int i = 0; i < channels; i++) {
      double off = means[i] - middle[i];
      squares[i] = Math.max(0, squares[i] - count * off * off);
    }
  }

  private int read(FloatBuffer from, int done, int count, float[] to) {
    int some = Math.min(places, count - done);
    from.get(done * channels, to, 0, some * channels);
    return some;
  }

  private static void addTo(double[] sums, float[] more) {
    for (int i = 0; i < more.length; i++) {
      sums[i] += more[i];
    }
  }

  /** Normalizes the first {@code count} places. */
  void normalize(FloatBuffer from, FloatBuffer to, int count, Figures by) {
    for (int done = 0; done < count; done += places) {
      int some = read(from, done, count, values);
      for (int i = 0; i < some; i++) {
        normalize(values, i * channels, by, channels);
      }
      to.put(done * channels, values, 0, some * channels);
    }
  }

  /** The sums of the gradients of the first {@code count} places, and of those times the normalized values. */
  void sumGradients(FloatBuffer from, FloatBuffer outer, int count, Figures by, double[] sums, double[] slopes) {
    Arrays.fill(sums, 0);
    Arrays.fill(slopes, 0);
    for (int done = 0; done < count; done += places) {
      int some = read(from, done, count, values);
      read(outer, done, count, gradients);
      Arrays.fill(first, 0);
      Arrays.fill(second, 0);
      for (int i = 0; i < some; i++) {
        add(gradients, i * channels, first, channels);
        addProducts(values, gradients, i * channels, by.mean, second, channels);
      }
      addTo(sums, first);
      addTo(slopes, second);
    }
    for (int i = 0; i < channels; i++) {
      slopes[i] *= by.inverse[i];
    }
  }

  /**
   * The gradients by the first {@code count} places.
   *
   * @param gated whether they go on only where the values are above zero, none of which is negative then
   */
  void goBack(FloatBuffer from, FloatBuffer outer, FloatBuffer to, int count, Figures by, boolean gated) {
    for (int done = 0; done < count; done += places) {
      int some = read(from, done, count, values);
      read(outer, done, count, gradients);
      for (int i = 0; i < some; i++) {
        goBack(values, gradients, i * channels, by, channels);
      }
      if (gated) {
        Lanes.gate(values, gradients, some * channels);
      }
      to.put(done * channels, gradients, 0, some * channels);
    }
  }

  private static void add(float[] x, int start, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += x[start + i];
    }
  }

  private static void addSquares(float[] x, int start, float[] middle, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      float off = x[start + i] - middle[i];
      sums[i] += off * off;
    }
  }

  private static void addProducts(float[] x, float[] gradients, int start, float[] mean, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += gradients[start + i] * (x[start + i] - mean[i]);
    }
  }

  private static void normalize(float[] x, int start, Figures by, int count) {
    float[] mean = by.mean;
    float[] factor = by.factor;
    float[] shift = by.shift;
    for (int i = 0; i < count; i++) {
      x[start + i] = (x[start + i] - mean[i]) * factor[i] + shift[i];
    }
  }

  private static void goBack(float[] x, float[] gradients, int start, Figures by, int count) {
    float[] mean = by.mean;
    float[] factor = by.factor;
    float[] tilt = by.tilt;
    float[] constant = by.constant;
    for (int i = 0; i < count; i++) {
      gradients[start + i] =
          gradients[start + i] * factor[i] + (x[start + i] - mean[i]) * tilt[i] + constant[i];
    }
  }
}
