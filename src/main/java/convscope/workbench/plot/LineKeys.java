package convscope.workbench.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Where the names of a chart's lines stand: at their ends, or in a row below the title. */
final class LineKeys {
  private static final double LABELS_APART = 15;
  private static final double FROM_AREA = 5;
  private static final double IN_ROW_APART = 14;
  /** Between the lowest name and the axis, below which the name of x stands. */
  private static final double ABOVE_AXIS = 4;

  /**
   * The name of a line.
   *
   * @param x its left edge, in pixels of the chart
   * @param y its middle
   */
  record Key(PlotLine line, double x, double y, double width) {}

  private LineKeys() {}

  /** The keys of all lines of {@code plot} that have a label, and of hidden lines, in the layout {@code frame}. */
  static List<Key> of(Plot plot, PlotFrame frame) {
    return frame.labels() ? atEnds(plot, frame) : inRow(plot, frame);
  }

  private static List<Key> atEnds(Plot plot, PlotFrame frame) {
    List<Key> wanted = new ArrayList<>();
    double x = frame.right() + FROM_AREA * frame.scale();
    double lowest = frame.bottom() - ABOVE_AXIS * frame.scale();
    for (PlotLine line : plot.getLines()) {
      boolean shown = plot.getGroup().shows(line.series().name());
      double end = !shown ? frame.bottom() : frame.y() == null ? Double.NaN : end(plot, line, frame);
      if (!line.label().isEmpty() && !Double.isNaN(end)) {
        wanted.add(new Key(line, x, Math.max(frame.top(), Math.min(lowest, end)),
            width(plot, line, frame.scale())));
      }
    }
    wanted.sort(Comparator.comparingDouble(Key::y));
    double[] ys = apart(wanted.stream().mapToDouble(Key::y).toArray(), LABELS_APART * frame.scale(), lowest);
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < ys.length; i++) {
      keys.add(new Key(wanted.get(i).line(), x, ys[i], wanted.get(i).width()));
    }
    return keys;
  }

  private static List<Key> inRow(Plot plot, PlotFrame frame) {
    return inRows(plot, frame.width(), frame.scale()).stream().filter(key -> key.y() < frame.keyRows())
        .map(key -> new Key(key.line(), key.x(), frame.keyRow((int) key.y()), key.width())).toList();
  }

  /** How many rows the names of the lines of {@code plot} fill in a chart of {@code width}. */
  static int rows(Plot plot, double width, double scale) {
    return inRows(plot, width, scale).stream().mapToInt(key -> (int) key.y() + 1).max().orElse(0);
  }

  /** With the number of their row for y. */
  private static List<Key> inRows(Plot plot, double room, double scale) {
    List<Key> keys = new ArrayList<>();
    double x = 0;
    int row = 0;
    for (PlotLine line : plot.getLines()) {
      double width = width(plot, line, scale);
      if (line.label().isEmpty() || width > room) {
        continue;
      }
      if (x + width > room) {
        x = 0;
        row++;
      }
      keys.add(new Key(line, x, row, width));
      x += width + IN_ROW_APART * scale;
    }
    return keys;
  }

  private static double width(Plot plot, PlotLine line, double scale) {
    return PlotPen.TO_LABEL * scale + plot.look().width(line.label(), plot.look().fonts().small());
  }

  /** The y pixel of a line's visible end; NaN if none of it is visible. */
  private static double end(Plot plot, PlotLine line, PlotFrame frame) {
    Trace trace = plot.trace(line);
    for (int i = trace.indexFrom(Math.nextUp(frame.x().high())) - 1; i >= 0; i--) {
      double y = frame.y().pixel(trace.y(i));
      if (!Double.isNaN(y)) {
        return y;
      }
    }
    return Double.NaN;
  }

  /**
   * {@code ys}, which ascend, moved as little as necessary to keep them {@code distance} apart and above {@code
   * bottom}.
   */
  static double[] apart(double[] ys, double distance, double bottom) {
    double[] moved = Arrays.copyOf(ys, ys.length);
    for (int i = 1; i < moved.length; i++) {
      moved[i] = Math.max(moved[i], moved[i - 1] + distance);
    }
    double limit = bottom;
    for (int i = moved.length - 1; i >= 0; i--) {
      moved[i] = Math.min(moved[i], limit);
      limit = moved[i] - distance;
    }
    return moved;
  }
}
