package convscope.engine.dl4j.loops;

import convscope.model.MaxPool;
import convscope.model.Padding;
import convscope.model.Shape;
import java.nio.FloatBuffer;

/**
 * The loops of max-pooling, a row of windows at a time. Of equal values the first in the window takes the gradient. One
 * belongs to one worker.
 */
final class MaxLanes implements ImageLanes {
  /**
   * Stands for what is not there: below every value of a network that can still learn, and no infinity, for
   * differences.
   */
  private static final float NOTHING = -Float.MAX_VALUE / 2;

  private final int size;
  private final int stride;
  private final int height;
  private final int outputHeight;
  private final int top;
  private final float[] line;
  /** Of the last rows read: by row modulo the window. */
  private final Strips[] rows;
  /** Their gradients, likewise. */
  private final Strips[] gradientRows;
  private final Strips pooledRows;
  private final float[] taken;
  private final float[] pooled;
  private final float[] gradient;

  MaxLanes(MaxPool layer, Shape input) {
    size = layer.size();
    stride = layer.stride();
    height = input.height();
    Shape output = layer.output(input);
    outputHeight = output.height();
    top = Padding.same(height, size, stride).before();
    line = new float[input.width() * input.channels()];
    rows = new Strips[size];
    gradientRows = new Strips[size];
    for (int i = 0; i < size; i++) {
      rows[i] = strips(input, output, NOTHING);
      gradientRows[i] = strips(input, output, 0);
    }
    pooledRows = strips(input, output, NOTHING);
    taken = new float[output.width() * input.channels()];
    pooled = new float[taken.length];
    gradient = new float[taken.length];
  }

  private Strips strips(Shape input, Shape output, float padding) {
    int left = Padding.same(input.width(), size, stride).before();
    return new Strips(input.width(), input.channels(), left, output.width(), size, stride, padding);
  }

  private int first(int y) {
    return Math.max(0, y * stride - top);
  }

  private int end(int y) {
    return Math.min(height, y * stride - top + size);
  }

  @Override
  public void forward(FloatBuffer from, int start, FloatBuffer to, int target) {
    int read = 0;
    for (int y = 0; y < outputHeight; y++) {
      for (; read < end(y); read++) {
        readRow(from, start, read);
      }
      pooledRows.copy(rows[first(y) % size]);
      for (int row = first(y) + 1; row < end(y); row++) {
        pooledRows.max(rows[row % size]);
      }
      System.arraycopy(pooledRows.tap(0), 0, pooled, 0, pooled.length);
      for (int t = 1; t < size; t++) {
        Lanes.max(pooled, pooledRows.tap(t), pooled.length);
      }
      to.put(target + y * pooled.length, pooled, 0, pooled.length);
    }
  }

  private void readRow(FloatBuffer from, int start, int row) {
    from.get(start + row * line.length, line, 0, line.length);
    rows[row % size].split(line);
  }

  /**
   * Each window's gradient goes to its largest value, which is above zero just where {@code gated} ones may continue.
   */
  @Override
  public void backward(FloatBuffer values, FloatBuffer to, int start, FloatBuffer results, FloatBuffer gradients,
      int target, boolean gated) {
    int read = 0;
    int written = 0;
    for (int y = 0; y < outputHeight; y++) {
      for (; written < first(y); written++) {
        writeRow(to, start, written);
      }
      for (; read < end(y); read++) {
        readRow(values, start, read);
        gradientRows[read % size].fill(0);
      }
      results.get(target + y * pooled.length, pooled, 0, pooled.length);
      gradients.get(target + y * gradient.length, gradient, 0, gradient.length);
      if (gated) {
        Lanes.gate(pooled, gradient, gradient.length);
      }
      for (int row = first(y); row < end(y); row++) {
        for (int t = 0; t < size; t++) {
          take(rows[row % size].tap(t), pooled, gradient, taken, taken.length);
          gradientRows[row % size].addTo(t, taken);
        }
      }
    }
    for (; written < height; written++) {
      writeRow(to, start, written);
    }
  }

  private void writeRow(FloatBuffer to, int start, int row) {
    gradientRows[row % size].join(line);
    to.put(start + row * line.length, line, 0, line.length);
  }

  /** Where {@code x} is the largest, all that is left of {@code left} goes to {@code taken}; elsewhere nothing does. */
  private static void take(float[] x, float[] largest, float[] left, float[] taken, int n) {
    for (int i = 0; i < n; i++) {
      float all = left[i];
      float below = largest[i] - x[i];
      // 0 where there is no difference, else 1: a comparison in plain arithmetic, which every processor has vectors
      // for.
      float kept = all * (below / (below + Float.MIN_NORMAL));
      taken[i] = all - kept;
      left[i] = kept;
    }
  }
}
