package convscope.workbench.plot;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.text.Font;

/**
 * The layout of a chart. Pixels from the upper left corner of the chart; {@code scale} is how many pixels one at plain
 * size is.
 *
 * @param x      the axis of x; its pixels are the left and right edges of the area
 * @param y the axis of y, from the area's bottom up; null if there is nothing to show
 * @param labels whether lines are labeled at their ends; otherwise in rows below the title
 * @param keyRows how many rows there are for that
 * @param cut whether outliers, or a run that has diverged, lie beyond the axis of y
 */
record PlotFrame(double width, double height, double scale, double top, Axis x, Axis y, boolean labels, int keyRows,
    boolean cut) {
  private static final double HEADER = 38;
  private static final double ROW = 18;
  private static final double FOOTER = 22;
  private static final double GAP = 8;
  private static final double KEY_GAP = 6;
  private static final double LABEL_KEY = 22;
  private static final double LEAST_AREA = 24;
  private static final double GOOD_AREA = 48;
  private static final double TICKS_APART = 26;
  /** Wide enough for most numbers, so that stacked charts are aligned. */
  private static final double LEAST_LEFT = 44;
  private static final int MOST_TICKS = 6;
  /** Labels at the ends of lines may take this part of the width. */
  private static final double LABELS_SHARE = 0.3;

  /** The frame of {@code plot} in its current state, for a chart of the given size; null if that is too small. */
  static PlotFrame of(Plot plot, double width, double height) {
    PlotLook look = plot.look();
    Font small = look.fonts().small();
    double scale = look.scale();
    double widest = plot.getLines().stream().mapToDouble(line -> look.width(line.label(), small)).max().orElse(0);
    boolean drawn = plot.getLines().stream().anyMatch(line -> line.series().size() > 0);
    boolean anyLabel = drawn && widest > 0;
    boolean labels = anyLabel && widest + LABEL_KEY * scale <= LABELS_SHARE * width;
    double bottom = Math.floor(height - FOOTER * scale);
    double unkeyed = HEADER * scale + (plot.getMarks().isEmpty() ? 0 : ROW * scale);
    // A further row must not take the lines' own room.
    int most = (int) Math.max(1, (bottom - unkeyed - GOOD_AREA * scale) / (ROW * scale));
    int keyRows = anyLabel && !labels ? Math.min(most, LineKeys.rows(plot, width, scale)) : 0;
    // The uppermost number of the axis stands half above the area: the names of the lines leave it that room.
    boolean touching = keyRows > 0 && plot.getMarks().isEmpty();
    double top = unkeyed + keyRows * ROW * scale + (touching ? KEY_GAP * scale : 0);
    if (bottom - top < LEAST_AREA * scale) {
      return null;
    }
    boolean log = plot.isLogScale();
    PlotSettings settings = plot.getGroup().settings();
    ValueRange range = plot.zoomedValues() != null ? plot.zoomedValues()
        : ValueRange.fitting(Divergence.ranged(plot), plot.getGroup().shown(), log, settings.smoothingProperty().get(),
            settings.ignoreOutliersProperty().get(), plot.usualRange());
    Axis y = range == null ? null : new Axis(range.low(), range.high(), bottom, top, log);
    double left = LEAST_LEFT * scale;
    if (y != null) {
      for (Axis.Tick tick : y.ticks(ticks(bottom - top, scale))) {
        left = Math.max(left, look.width(tick.words(), small) + GAP * scale);
      }
    }
    double right = Math.floor(width - (labels ? widest + LABEL_KEY * scale : GAP * scale));
    if (right - left < LEAST_AREA * scale) {
      return null;
    }
    PlotGroup.Span shown = plot.getGroup().shown();
    return new PlotFrame(width, height, scale, top, new Axis(shown.from(), shown.to(), left, right, false), y, labels,
        keyRows, range != null && (range.cut() || plot.zoomedValues() == null && Divergence.cuts(plot)));
  }

  double left() {
    return x.from();
  }

  double right() {
    return x.to();
  }

  double bottom() {
    return height - FOOTER * scale;
  }

  /** The baseline of the title and of the large value. */
  double headline() {
    return 22 * scale;
  }

  /** The middle of a row, counted from 0, that names lines, where they are not labeled at their ends. */
  double keyRow(int row) {
    return (HEADER + (row + 0.5) * ROW) * scale;
  }

  /** The middle of the row with the words of the marks. */
  double markRow() {
    return top - ROW / 2 * scale;
  }

  List<Axis.Tick> yTicks() {
    return y.ticks(ticks(bottom() - top, scale));
  }

  boolean inArea(double px, double py) {
    return px >= left() && px <= right() && py >= top && py <= bottom();
  }

  /**
   * Where lines are drawn: the area, and {@code beside} and {@code above} of it on both sides, on a screen with {@code
   * density} pixels for one. In whole pixels of the screen, since only such a clip costs nothing: for any other, JavaFX
   * keeps two more images as large as the chart and blends them at every line.
   */
  Rectangle2D clip(double beside, double above, double density) {
    double x = Math.rint((left() - beside) * density);
    double y = Math.rint((top - above) * density);
    double width = Math.rint((right() + beside) * density) - x;
    double height = Math.rint((bottom() + above) * density) - y;
    return new Rectangle2D(x / density, y / density, width / density, height / density);
  }

  private static int ticks(double length, double scale) {
    return (int) Math.max(2, Math.min(MOST_TICKS, length / (TICKS_APART * scale)));
  }
}
