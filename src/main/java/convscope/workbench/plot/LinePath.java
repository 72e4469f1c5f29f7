package convscope.workbench.plot;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;

/**
 * Draws points as a line with no more to it than can be seen: of all points in one column of pixels the first, the
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

  /** The columns of pixels since the last gap: where each is, and the pixels of four of its points. */
  private long[] column = new long[512];
  private double[] firstX = new double[512];
  private double[] first = new double[512];
  private double[] lowest = new double[512];
  private double[] highest = new double[512];
  private double[] last = new double[512];
  private int columns;
  private boolean single;
  private double lastX;

  private GraphicsContext gc;
  private Trace trace;
  private Axis x;
  private Axis y;
  private double scale;
  private boolean steps;

  /**
   * Strokes {@code line} in the pen of {@code on}; a point alone between gaps becomes a dot.
   *
   * @param stepwise whether a value holds until the next
   */
  void draw(GraphicsContext on, Trace line, Axis across, Axis up, double scaled, boolean stepwise) {
    gc = on;
    trace = line;
    x = across;
    y = up;
    scale = scaled;
    steps = stepwise;
    columns = 0;
    int end = trace.endShown(x.high());
    int from = trace.firstShown(x.low());
    while (from < end) {
      double at = x.pixel(trace.x(from));
      long pixel = (long) Math.floor(at);
      int to = Math.min(end, Math.max(from + 1, trace.indexFrom(x.value(pixel + 1))));
      take(from, to, at, pixel);
      from = to;
    }
    endRun();
  }

  /** Adds the points of one column of pixels. */
  private void take(int from, int to, double at, long pixel) {
    Extremes extremes = trace.extremes(from, to);
    double low = y.log() ? extremes.positive() : extremes.low();
    boolean gap = extremes.gap() || y.log() && extremes.low() <= 0;
    if (gap && !drawn(from)) {
      endRun();
    }
    if (low <= extremes.high()) {
      if (columns == column.length) {
        grow();
      }
      column[columns] = pixel;
      firstX[columns] = at;
      lowest[columns] = y.pixel(low);
      highest[columns] = y.pixel(extremes.high());
      first[columns] = drawn(from) ? y.pixel(trace.y(from)) : highest[columns];
      last[columns] = drawn(to - 1) ? y.pixel(trace.y(to - 1)) : highest[columns];
      single = columns == 0 && to - from == 1;
      lastX = x.pixel(trace.x(to - 1));
      columns++;
    }
    if (gap) {
      endRun();
    }
  }

  private boolean drawn(int index) {
    double value = trace.y(index);
    return y.log() ? value > 0 : !Double.isNaN(value);
  }

  private void grow() {
    int room = 2 * column.length;
    column = Arrays.copyOf(column, room);
    firstX = Arrays.copyOf(firstX, room);
    first = Arrays.copyOf(first, room);
    lowest = Arrays.copyOf(lowest, room);
    highest = Arrays.copyOf(highest, room);
    last = Arrays.copyOf(last, room);
  }

  private void endRun() {
    if (columns == 1 && single) {
      double radius = DOT * scale;
      gc.fillOval(firstX[0] - radius, first[0] - radius, 2 * radius, 2 * radius);
    } else if (columns > 0) {
      double height = 0;
      for (int i = 0; i < columns; i++) {
        height += lowest[i] - highest[i];
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
      vertex(firstX[i], first[i]);
      if (lowest[i] - highest[i] > FLAT) {
        boolean rises = last[i] < first[i];
        vertex(firstX[i], rises ? lowest[i] : highest[i]);
        vertex(firstX[i], rises ? highest[i] : lowest[i]);
        vertex(firstX[i], last[i]);
      }
    }
    vertex(lastX, last[columns - 1]);
    gc.strokePolyline(xs, ys, vertices);
  }

  /** Column by column from the highest to the lowest: to the eye the same as the line, and many times as fast. */
  private void bars() {
    double least = gc.getLineWidth();
    double comesTo = first[0];
    for (int i = 0; i < columns; i++) {
      double top = Math.min(comesTo, highest[i]);
      double bottom = Math.max(Math.max(comesTo, lowest[i]), top + least);
      double width = i + 1 < columns ? column[i + 1] - column[i] : 1;
      gc.fillRect(column[i], top, width, bottom - top);
      comesTo = last[i];
    }
  }

  private void vertex(double atX, double atY) {
    if (steps && vertices > 0 && ys[vertices - 1] != atY) {
      add(atX, ys[vertices - 1]);
    }
    add(atX, atY);
  }

  private void add(double atX, double atY) {
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
}
