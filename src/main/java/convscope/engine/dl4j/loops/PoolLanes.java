package convscope.engine.dl4j.loops;

import convscope.model.MaxPool;
import convscope.model.Padding;
import convscope.model.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The loops of max-pooling. A row of the image is split by column into as many strips as the stride has columns; then the
 * windows' column number t, for all windows of a row, is one strip from some place on. One belongs to one worker.
 */
final class PoolLanes {
  /** Stands for what is not there: below every value of a network that can still learn, and no infinity, for differences. */
  private static final float NOTHING = -Float.MAX_VALUE / 2;

  private final int size;
  private final int stride;
  private final int height;
  private final int width;
  private final int channels;
  private final int outputHeight;
  private final int outputWidth;
  private final int top;
  private final int left;
  private final int columns;
  private final float[] line;
  /** Of the last rows read, the strips of each: by row modulo the window, then by column modulo the stride. */
  private final float[][][] strips;
  private final float[][][] gradientStrips;
  private final float[][] pooledRows;
  private final float[] taken;
  private final float[] shifted;
  private final float[] pooled;
  private final float[] gradient;

  PoolLanes(MaxPool layer, Shape input) {
    size = layer.size();
    stride = layer.stride();
    height = input.height();
    width = input.width();
    channels = input.channels();
    Shape output = layer.output(input);
    outputHeight = output.height();
    outputWidth = output.width();
    top = Padding.same(height, size, stride).before();
    left = Padding.same(width, size, stride).before();
    columns = Math.max(outputWidth + (size - 1) / stride, (left + width + stride - 1) / stride);
    line = new float[width * channels];
    strips = new float[size][stride][columns * channels];
    gradientStrips = new float[size][stride][columns * channels];
    pooledRows = new float[stride][columns * channels];
    taken = new float[outputWidth * channels];
    shifted = new float[outputWidth * channels];
    pooled = new float[outputWidth * channels];
    gradient = new float[outputWidth * channels];
    for (float[][] row : strips) {
      for (float[] strip : row) {
        Arrays.fill(strip, NOTHING);
      }
    }
  }

  /** The largest values under the windows of the image that begins at {@code start}. */
  void pool(FloatBuffer from, int start, FloatBuffer to, int target) {
    int read = 0;
    for (int y = 0; y < outputHeight; y++) {
      int first = Math.max(0, y * stride - top);
      int end = Math.min(height, y * stride - top + size);
      for (; read < end; read++) {
        readRow(from, start, read);
      }
      for (int phase = 0; phase < stride; phase++) {
        float[] all = pooledRows[phase];
        System.arraycopy(strips[first % size][phase], 0, all, 0, all.length);
        for (int row = first + 1; row < end; row++) {
          max(all, strips[row % size][phase], all.length);
        }
      }
      int n = outputWidth * channels;
      System.arraycopy(pooledRows[0], 0, pooled, 0, n);
      for (int t = 1; t < size; t++) {
        max(pooled, tap(pooledRows, t), n);
      }
      to.put(target + y * n, pooled, 0, n);
    }
  }

  private void readRow(FloatBuffer from, int start, int row) {
    from.get(start + row * line.length, line, 0, line.length);
    float[][] to = strips[row % size];
    for (int x = 0; x < width; x++) {
      int place = x + left;
      System.arraycopy(line, x * channels, to[place % stride], place / stride * channels, channels);
    }
  }

  /** The windows' column number {@code t} in strips; good until the next call. */
  private float[] tap(float[][] rows, int t) {
    if (t < stride) {
      return rows[t];
    }
    System.arraycopy(rows[t % stride], t / stride * channels, shifted, 0, shifted.length);
    return shifted;
  }

  /**
   * The gradients of the image at {@code start}: each window's goes to its largest value.
   *
   * @param target where the pooled image and its gradients begin
   * @param gated whether they go on only where the largest value is above zero
   */
  void goBack(FloatBuffer values, FloatBuffer to, int start, FloatBuffer pooledValues, FloatBuffer gradients, int target,
      boolean gated) {
    int n = outputWidth * channels;
    int read = 0;
    int written = 0;
    for (int y = 0; y < outputHeight; y++) {
      int first = Math.max(0, y * stride - top);
      int end = Math.min(height, y * stride - top + size);
      for (; written < first; written++) {
        writeRow(to, start, written);
      }
      for (; read < end; read++) {
        readRow(values, start, read);
        for (float[] strip : gradientStrips[read % size]) {
          Arrays.fill(strip, 0);
        }
      }
      pooledValues.get(target + y * n, pooled, 0, n);
      gradients.get(target + y * n, gradient, 0, n);
      if (gated) {
        Lanes.gate(pooled, gradient, n);
      }
      for (int row = first; row < end; row++) {
        for (int t = 0; t < size; t++) {
          take(tap(strips[row % size], t), pooled, gradient, taken, n);
          addTap(gradientStrips[row % size], t, n);
        }
      }
    }
    for (; written < height; written++) {
      writeRow(to, start, written);
    }
  }

  private void addTap(float[][] rows, int t, int n) {
    float[] strip = rows[t % stride];
    if (t < stride) {
      Lanes.add(strip, taken, n);
      return;
    }
    int at = t / stride * channels;
    System.arraycopy(strip, at, shifted, 0, n);
    Lanes.add(shifted, taken, n);
    System.arraycopy(shifted, 0, strip, at, n);
  }

  private void writeRow(FloatBuffer to, int start, int row) {
    float[][] from = gradientStrips[row % size];
    for (int x = 0; x < width; x++) {
      int place = x + left;
      System.arraycopy(from[place % stride], place / stride * channels, line, x * channels, channels);
    }
    to.put(start + row * line.length, line, 0, line.length);
  }

  private static void max(float[] to, float[] other, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.max(to[i], other[i]);
    }
  }

  /** Where {@code x} is the largest, all that is left of {@code left} goes to {@code taken}; elsewhere nothing does. */
  private static void take(float[] x, float[] largest, float[] left, float[] taken, int n) {
    for (int i = 0; i < n; i++) {
      float all = left[i];
      float below = largest[i] - x[i];
      // 0 where there is no difference, else 1: a comparison in plain arithmetic, which every processor has vectors for.
      float kept = all * (below / (below + Float.MIN_NORMAL));
      taken[i] = all - kept;
      left[i] = kept;
    }
  }
}
