package convscope.engine.dl4j.loops;

import convscope.model.AveragePool;
import convscope.model.Padding;
import convscope.model.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The loops of average-pooling: rows are added up first, then the windows' columns. Each sum is divided by the number
 * of positions inside the image, rows times columns. One instance per worker.
 */
final class AverageLanes implements ImageLanes {
  private final int size;
  private final int stride;
  private final int height;
  private final int outputHeight;
  private final int top;
  private final Strips strips;
  /** For each window of a row one over the columns it has inside the image, as often as there are channels. */
  private final float[] columnShares;
  private final float[] line;
  private final float[] sum;
  private final float[] windows;
  /** Gradients of the rows under the current windows: by row modulo the window, zero before the first. */
  private final float[][] gradientRows;

  AverageLanes(AveragePool layer, Shape input) {
    size = layer.size();
    stride = layer.stride();
    height = input.height();
    Shape output = layer.output(input);
    outputHeight = output.height();
    top = Padding.same(height, size, stride).before();
    int left = Padding.same(input.width(), size, stride).before();
    int channels = input.channels();
    strips = new Strips(input.width(), channels, left, output.width(), size, stride, 0);
    columnShares = new float[output.width() * channels];
    for (int x = 0; x < output.width(); x++) {
      int columns = Math.min(input.width(), x * stride - left + size) - Math.max(0, x * stride - left);
      Arrays.fill(columnShares, x * channels, (x + 1) * channels, 1f / columns);
    }
    line = new float[input.width() * channels];
    sum = new float[line.length];
    windows = new float[columnShares.length];
    gradientRows = new float[size][line.length];
  }

  private int first(int y) {
    return Math.max(0, y * stride - top);
  }

  private int end(int y) {
    return Math.min(height, y * stride - top + size);
  }

  @Override
  public void forward(FloatBuffer from, int start, FloatBuffer to, int target) {
    for (int y = 0; y < outputHeight; y++) {
      from.get(start + first(y) * sum.length, sum, 0, sum.length);
      for (int row = first(y) + 1; row < end(y); row++) {
        from.get(start + row * line.length, line, 0, line.length);
        Lanes.add(sum, line, line.length);
      }
      strips.split(sum);
      System.arraycopy(strips.tap(0), 0, windows, 0, windows.length);
      for (int t = 1; t < size; t++) {
        Lanes.add(windows, strips.tap(t), windows.length);
      }
      share(windows, columnShares, 1f / (end(y) - first(y)), windows.length);
      to.put(target + y * windows.length, windows, 0, windows.length);
    }
  }

  /** Each window's gradient goes to its values in equal shares. */
  @Override
  public void backward(FloatBuffer values, FloatBuffer to, int start, FloatBuffer results, FloatBuffer gradients,
      int target, boolean gated) {
    int written = 0;
    for (int y = 0; y < outputHeight; y++) {
      for (; written < first(y); written++) {
        writeRow(values, to, start, written, gated);
      }
      gradients.get(target + y * windows.length, windows, 0, windows.length);
      share(windows, columnShares, 1f / (end(y) - first(y)), windows.length);
      strips.fill(0);
      for (int t = 0; t < size; t++) {
        strips.addTo(t, windows);
      }
      strips.join(line);
      for (int row = first(y); row < end(y); row++) {
        Lanes.add(gradientRows[row % size], line, line.length);
      }
    }
    for (; written < height; written++) {
      writeRow(values, to, start, written, gated);
    }
    // The padding is zero again for the next image.
    strips.fill(0);
  }

  private void writeRow(FloatBuffer values, FloatBuffer to, int start, int row, boolean gated) {
    float[] own = gradientRows[row % size];
    if (gated) {
      values.get(start + row * line.length, line, 0, line.length);
      Lanes.gate(line, own, own.length);
    }
    to.put(start + row * own.length, own, 0, own.length);
    Arrays.fill(own, 0);
  }

  private static void share(float[] values, float[] shares, float all, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= shares[i] * all;
    }
  }
}
