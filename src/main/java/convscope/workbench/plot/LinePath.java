package convscope.workbench.plot;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;

/**
 * Draws a series as a line with no more to it than can be seen: of all points in one column of pixels the first, the
 * lowest, the highest and the last. Used again and again, for its arrays. JavaFX thread.
 */
final class LinePath {
  private static final double DOT = 2.5;
  /** Lines that go up and down by more than this within a column, in pixels, are noise, and drawn as bars. */
  private static final double NOISE = 4;
  /** Columns flatter than this, in pixels, need but one vertex. */
  private static final double FLAT = 0.5;

  private double[] xs = new double[1024];
  private double[] ys = new double[1024];
  private int vertices;

  /** The columns of pixels since the last gap: where each is, and the indices of four of its points. */
  private int[] first = new int[512];
  private int[] lowest = new int[512];
  private int[] highest = new int[512];
  private int[] last = new int[512];
  private long[] column = new long[512];
  private int columns;

  private GraphicsContext gc;
  private Series series;
  private Axis x;
  private Axis y;
  private double scale;

  /** Strokes {@code line} in the pen of {@code on}; a point alone between gaps becomes a dot. */
  void draw(GraphicsContext on, Series line, Axis across, Axis up, double scaled) {
    gc = on;
    series = line;
    x = across;
    y = up;
    scale = scaled;
    columns = 0;
    int end = Math.min(series.size(), series.indexFrom(Math.nextUp(x.high())) + 1);
    for (int i = Math.max(0, series.indexFrom(x.low()) - 1); i < end; i++) {
      double value = series.y(i);
      if (Double.isNaN(value) || y.log() && value <= 0) {
        endRun();
      } else {
        take(i, value, (long) Math.floor(x.pixel(series.x(i))));
      }
    }
    endRun();
  }

  private void take(int index, double value, long at) {
    int now = columns - 1;
    if (now < 0 || at != column[now]) {
      now = columns++;
      if (now == column.length) {
        grow();
      }
      column[now] = at;
      first[now] = index;
      lowest[now] = index;
      highest[now] = index;
    } else if (value < series.y(lowest[now])) {
      lowest[now] = index;
    } else if (value > series.y(highest[now])) {
      highest[now] = index;
    }
    last[now] = index;
  }

  private void grow() {
    int room = 2 * column.length;
    column = Arrays.copyOf(column, room);
    first = Arrays.copyOf(first, room);
    lowest = Arrays.copyOf(lowest, room);
    highest = Arrays.copyOf(highest, room);
    last = Arrays.copyOf(last, room);
  }

  private void endRun() {
    if (columns == 1 && first[0] == last[0]) {
      double radius = DOT * scale;
      gc.fillOval(px(first[0]) - radius, py(first[0]) - radius, 2 * radius, 2 * radius);
    } else if (columns > 0) {
      double height = 0;
      for (int i = 0; i < columns; i++) {
        height += py(lowest[i]) - py(highest[i]);
      }
      if (height > NOISE * scale * columns) {
        bars();
      } else {
        line();
      }
    }
    columns = 0;
  }

  private void line() {
    vertices = 0;
    for (int i = 0; i < columns; i++) {
      vertex(first[i]);
      if (py(lowest[i]) - py(highest[i]) > FLAT) {
        vertex(Math.min(lowest[i], highest[i]));
        vertex(Math.max(lowest[i], highest[i]));
      }
      if (i == columns - 1) {
        vertex(last[i]);
      }
    }
    gc.strokePolyline(xs, ys, vertices);
  }

  /** Column by column from the highest to the lowest: to the eye the same as the line, and many times as fast. */
  private void bars() {
    double least = gc.getLineWidth();
    double comesTo = py(first[0]);
    for (int i = 0; i < columns; i++) {
      double top = Math.min(comesTo, py(highest[i]));
      double bottom = Math.max(Math.max(comesTo, py(lowest[i])), top + least);
      double width = i + 1 < columns ? column[i + 1] - column[i] : 1;
      gc.fillRect(column[i], top, width, bottom - top);
      comesTo = py(last[i]);
    }
  }

  private void vertex(int index) {
    double atX = px(index);
    double atY = py(index);
    if (vertices > 0 && xs[vertices - 1] == atX && ys[vertices - 1] == atY) {
      return;
    }
    if (vertices == xs.length) {
      xs = Arrays.copyOf(xs, 2 * vertices);
      ys = Arrays.copyOf(ys, 2 * vertices);
    }
    xs[vertices] = atX;
    ys[vertices++] = atY;
  }

  private double px(int index) {
    return x.pixel(series.x(index));
  }

  private double py(int index) {
    return y.pixel(series.y(index));
  }
}
