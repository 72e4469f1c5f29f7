package convscope.workbench.plot;

import convscope.foundation.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws a chart, except its cursor, into any canvas. JavaFX thread. */
final class PlotPainter {
  private static final double BAND = 0.12;
  private static final double PALE = 0.35;
  private static final double STRONG_WIDTH = 2;
  private static final double PALE_WIDTH = 1;
  private static final double KEY = 12;
  private static final double LABELS_APART = 15;

  private final Plot plot;
  private final PlotLook look;
  private final LinePath path = new LinePath();
  private GraphicsContext gc;
  private PlotFrame frame;
  private double scale;

  PlotPainter(Plot plot) {
    this.plot = plot;
    look = plot.look();
  }

  /** Draws the chart with the layout {@code where}, over the content of {@code on}. */
  void paint(GraphicsContext on, PlotFrame where) {
    gc = on;
    frame = where;
    scale = where.scale();
    gc.setLineJoin(StrokeLineJoin.BEVEL);
    gc.setLineCap(StrokeLineCap.BUTT);
    header();
    if (frame.y() == null) {
      emptiness();
      return;
    }
    usual();
    grid();
    places();
    marks();
    lines();
    if (frame.labels()) {
      labels();
    } else {
      keys();
    }
  }

  private void header() {
    PlotLook.Fonts fonts = look.fonts();
    double right = frame.width();
    PlotLine line = plot.leadingLine();
    if (line != null && line.series().size() > 0) {
      String unit = plot.getUnit();
      right -= unit.isEmpty() ? 0 : look.width(unit, fonts.small());
      write(unit, right, frame.headline(), fonts.small(), Ink.TEXT_MUTED, TextAlignment.LEFT, VPos.BASELINE);
      right -= unit.isEmpty() ? 0 : 4 * scale;
      String value = Figures.value(line.series().last());
      write(value, right, frame.headline(), fonts.large(), Ink.TEXT, TextAlignment.RIGHT, VPos.BASELINE);
      right -= look.width(value, fonts.large()) + 12 * scale;
    }
    String title = look.fitted(plot.getTitle(), fonts.title(), right);
    write(title, 0, frame.headline(), fonts.title(), Ink.TEXT, TextAlignment.LEFT, VPos.BASELINE);
    String log = plot.texts().get("plot.log");
    double after = look.width(title, fonts.title()) + 8 * scale;
    if (plot.isLogScale() && after + look.width(log, fonts.small()) <= right) {
      write(log, after, frame.headline(), fonts.small(), Ink.TEXT_MUTED, TextAlignment.LEFT, VPos.BASELINE);
    }
  }

  private void emptiness() {
    hairline(frame.left(), frame.bottom(), frame.right(), frame.bottom(), Ink.AXIS);
    Font small = look.fonts().small();
    List<String> rows = wrapped(plot.emptiness(), small, frame.right() - frame.left() - 16 * scale);
    double apart = 18 * scale;
    double y = (frame.top() + frame.bottom() - (rows.size() - 1) * apart) / 2;
    for (String row : rows) {
      write(row, (frame.left() + frame.right()) / 2, y, small, Ink.TEXT_MUTED, TextAlignment.CENTER, VPos.CENTER);
      y += apart;
    }
  }

  private List<String> wrapped(String words, Font font, double room) {
    List<String> rows = new ArrayList<>();
    String row = "";
    for (String word : words.split(" ")) {
      String longer = row.isEmpty() ? word : row + " " + word;
      if (!row.isEmpty() && look.width(longer, font) > room) {
        rows.add(row);
        row = word;
      } else {
        row = longer;
      }
    }
    rows.add(row);
    return rows;
  }

  /** The usual values as a pale band, named at its lower edge. */
  private void usual() {
    Plot.UsualRange usual = plot.usualRange();
    if (usual == null) {
      return;
    }
    double top = Math.max(frame.top(), frame.y().pixel(usual.high()));
    double bottom = Math.min(frame.bottom(), frame.y().pixel(usual.low()));
    if (top < bottom) {
      gc.setGlobalAlpha(BAND);
      gc.setFill(look.paint(Ink.MARK));
      gc.fillRect(frame.left(), top, frame.right() - frame.left(), bottom - top);
      gc.setGlobalAlpha(1);
      if (bottom - top > 14 * scale) {
        write(usual.words(), frame.left() + 4 * scale, bottom - 8 * scale, look.fonts().small(), Ink.TEXT_MUTED,
            TextAlignment.LEFT, VPos.CENTER);
      }
    }
  }

  private void grid() {
    for (Axis.Tick tick : frame.yTicks()) {
      double y = frame.y().pixel(tick.value());
      if (y < frame.bottom() - 1) {
        hairline(frame.left(), y, frame.right(), y, Ink.GRID);
      }
      write(tick.words(), frame.left() - 8 * scale, y, look.fonts().small(), Ink.TEXT_MUTED, TextAlignment.RIGHT,
          VPos.CENTER);
    }
  }

  private void places() {
    hairline(frame.left(), frame.bottom(), frame.right(), frame.bottom(), Ink.AXIS);
    Font small = look.fonts().small();
    double y = frame.bottom() + 13 * scale;
    String name = plot.getXName();
    double free = frame.width();
    if (!name.isEmpty()) {
      write(name, frame.width(), y, small, Ink.TEXT_MUTED, TextAlignment.RIGHT, VPos.CENTER);
      free -= look.width(name, small) + 10 * scale;
    }
    int most = (int) Math.max(2, Math.min(10, (frame.right() - frame.left()) / (80 * scale)));
    for (Axis.Tick tick : frame.x().ticks(most)) {
      double x = frame.x().pixel(tick.value());
      double half = look.width(tick.words(), small) / 2;
      hairline(x, frame.bottom(), x, frame.bottom() + 4 * scale, Ink.AXIS);
      double middle = Math.max(half, x);
      if (middle + half <= free) {
        write(tick.words(), middle, y, small, Ink.TEXT_MUTED, TextAlignment.CENTER, VPos.CENTER);
      }
    }
  }

  /** The latest marks have labels; older ones only if there is room. */
  private void marks() {
    Font small = look.fonts().small();
    List<Words> written = new ArrayList<>();
    for (int i = plot.getMarks().size() - 1; i >= 0; i--) {
      PlotMark mark = plot.getMarks().get(i);
      double x = frame.x().pixel(mark.x());
      if (x < frame.left() || x > frame.right()) {
        continue;
      }
      gc.setLineDashes(4 * scale, 3 * scale);
      hairline(x, frame.markRow() + 8 * scale, x, frame.bottom(), Ink.MARK);
      gc.setLineDashes();
      double width = look.width(mark.words(), small);
      for (double start : new double[] {x - 3 * scale, x + 3 * scale - width}) {
        Words words = new Words(start, start + width);
        if (start >= 0 && words.end() <= frame.width() && written.stream().noneMatch(words::touches)) {
          written.add(words);
          write(mark.words(), start, frame.markRow(), small, Ink.TEXT_MUTED, TextAlignment.LEFT, VPos.CENTER);
          break;
        }
      }
    }
  }

  /** The extent of a label in a row. */
  private record Words(double start, double end) {
    boolean touches(Words other) {
      return start < other.end + 12 && other.start < end + 12;
    }
  }

  private void lines() {
    gc.save();
    gc.beginPath();
    // A dot at the very edge is drawn completely; beyond the edges of a zoom the line would show.
    double beyond = plot.getGroup().zoomProperty().get() == null ? 3 * scale : 0;
    gc.rect(frame.left() - beyond, frame.top() - 3 * scale, frame.right() - frame.left() + 2 * beyond,
        frame.bottom() - frame.top() + 6 * scale);
    gc.clip();
    // The pale ones first, so that an average lies over its raw values.
    for (boolean strong : new boolean[] {false, true}) {
      for (PlotLine line : plot.getLines()) {
        if (line.strong() == strong) {
          pen(line);
          path.draw(gc, line.series(), frame.x(), frame.y(), scale);
        }
      }
    }
    gc.restore();
  }

  private void pen(PlotLine line) {
    gc.setStroke(look.paint(Ink.line(line.colour())));
    gc.setFill(look.paint(Ink.line(line.colour())));
    gc.setGlobalAlpha(line.strong() ? 1 : PALE);
    gc.setLineWidth((line.strong() ? STRONG_WIDTH : PALE_WIDTH) * scale);
  }

  private record EndLabel(PlotLine line, double y) {}

  private void labels() {
    List<EndLabel> labels = new ArrayList<>();
    for (PlotLine line : plot.getLines()) {
      double y = endOf(line.series());
      if (!line.label().isEmpty() && !Double.isNaN(y)) {
        labels.add(new EndLabel(line, Math.max(frame.top(), Math.min(frame.bottom(), y))));
      }
    }
    labels.sort(Comparator.comparingDouble(EndLabel::y));
    double[] ys = apart(labels.stream().mapToDouble(EndLabel::y).toArray(), LABELS_APART * scale, frame.bottom());
    for (int i = 0; i < ys.length; i++) {
      key(labels.get(i).line(), frame.right() + 5 * scale, ys[i]);
    }
  }

  /**
   * {@code ys}, which ascend, moved as little as necessary to keep them {@code distance} apart and above {@code bottom}.
   */
  static double[] apart(double[] ys, double distance, double bottom) {
    double[] moved = ys.clone();
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

  /** The y pixel of a line's visible end; NaN if none of it is visible. */
  private double endOf(Series series) {
    for (int i = series.indexFrom(Math.nextUp(frame.x().high())) - 1; i >= 0; i--) {
      double y = frame.y().pixel(series.y(i));
      if (!Double.isNaN(y)) {
        return y;
      }
    }
    return Double.NaN;
  }

  private void keys() {
    double x = 0;
    for (PlotLine line : plot.getLines()) {
      double end = x + (KEY + 5) * scale + look.width(line.label(), look.fonts().small());
      if (!line.label().isEmpty() && end <= frame.width()) {
        key(line, x, frame.keyRow());
        x = end + 14 * scale;
      }
    }
  }

  private void key(PlotLine line, double x, double y) {
    pen(line);
    double middle = snapped(y, gc.getLineWidth());
    gc.strokeLine(x, middle, x + KEY * scale, middle);
    gc.setGlobalAlpha(1);
    write(line.label(), x + (KEY + 5) * scale, y, look.fonts().small(), Ink.TEXT, TextAlignment.LEFT, VPos.CENTER);
  }

  private void hairline(double x1, double y1, double x2, double y2, Ink ink) {
    double width = look.hairline();
    gc.setStroke(look.paint(ink));
    gc.setLineWidth(width);
    gc.strokeLine(x1 == x2 ? snapped(x1, width) : x1, y1 == y2 ? snapped(y1, width) : y1,
        x1 == x2 ? snapped(x2, width) : x2, y1 == y2 ? snapped(y2, width) : y2);
  }

  private void write(String words, double x, double y, Font font, Ink ink, TextAlignment align, VPos from) {
    gc.setFont(font);
    gc.setFill(look.paint(ink));
    gc.setTextAlign(align);
    gc.setTextBaseline(from);
    gc.fillText(words, x, Math.round(y));
  }

  /** The middle of a line {@code width} wide near {@code at} whose edges fall on edges of pixels. */
  static double snapped(double at, double width) {
    return Math.round(width) % 2 == 1 ? Math.floor(at) + 0.5 : Math.round(at);
  }
}
