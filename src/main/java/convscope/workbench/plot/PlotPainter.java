package convscope.workbench.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.Scene;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws a chart, except its cursor, into any canvas. JavaFX thread. */
final class PlotPainter {
  private static final double BAND = 0.12;

  private final Plot plot;
  private final PlotLook look;
  private final PlotPen pen;
  private final LinePath path = new LinePath();
  private GraphicsContext gc;
  private PlotFrame frame;
  private double scale;

  PlotPainter(Plot plot) {
    this.plot = plot;
    look = plot.look();
    pen = new PlotPen(look);
  }

  /** Draws the chart with the layout {@code where}, over the content of {@code on}. */
  void paint(GraphicsContext on, PlotFrame where) {
    gc = on;
    frame = where;
    scale = where.scale();
    gc.setLineJoin(StrokeLineJoin.BEVEL);
    gc.setLineCap(StrokeLineCap.BUTT);
    pen.on(on);
    PlotHeader.of(plot, frame, plot.toolbar().leastWidth()).draw(pen, frame, look);
    if (frame.y() == null) {
      emptiness();
    } else {
      usual();
      grid();
      places();
      marks();
      lines();
    }
    for (LineKeys.Key key : LineKeys.of(plot, frame)) {
      pen.key(key.line(), plot.getGroup().shows(key.line().series().name()), key.x(), key.y());
    }
  }

  private void emptiness() {
    pen.hairline(frame.left(), frame.bottom(), frame.right(), frame.bottom(), Ink.AXIS);
    Font small = look.fonts().small();
    List<String> rows = wrapped(plot.words().emptiness(), small, frame.right() - frame.left() - 16 * scale);
    double apart = 18 * scale;
    double y = (frame.top() + frame.bottom() - (rows.size() - 1) * apart) / 2;
    for (String row : rows) {
      pen.write(row, (frame.left() + frame.right()) / 2, y, small, Ink.TEXT_MUTED, TextAlignment.CENTER, VPos.CENTER);
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
    UsualRange usual = plot.usualRange();
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
        pen.write(usual.words(), frame.left() + 4 * scale, bottom - 8 * scale, look.fonts().small(), Ink.TEXT_MUTED,
            TextAlignment.LEFT, VPos.CENTER);
      }
    }
  }

  private void grid() {
    for (Axis.Tick tick : frame.yTicks()) {
      double y = frame.y().pixel(tick.value());
      if (y < frame.bottom() - 1) {
        pen.hairline(frame.left(), y, frame.right(), y, Ink.GRID);
      }
      pen.write(tick.words(), frame.left() - 8 * scale, y, look.fonts().small(), Ink.TEXT_MUTED, TextAlignment.RIGHT,
          VPos.CENTER);
    }
  }

  private void places() {
    pen.hairline(frame.left(), frame.bottom(), frame.right(), frame.bottom(), Ink.AXIS);
    Font small = look.fonts().small();
    double y = frame.bottom() + 13 * scale;
    String name = plot.getXName();
    double free = frame.width();
    if (!name.isEmpty()) {
      pen.write(name, frame.width(), y, small, Ink.TEXT_MUTED, TextAlignment.RIGHT, VPos.CENTER);
      free -= look.width(name, small) + 10 * scale;
    }
    int most = (int) Math.max(2, Math.min(10, (frame.right() - frame.left()) / (80 * scale)));
    for (Axis.Tick tick : frame.x().ticks(most)) {
      double x = frame.x().pixel(tick.value());
      double half = look.width(tick.words(), small) / 2;
      pen.hairline(x, frame.bottom(), x, frame.bottom() + 4 * scale, Ink.AXIS);
      double middle = Math.max(half, x);
      if (middle + half <= free) {
        pen.write(tick.words(), middle, y, small, Ink.TEXT_MUTED, TextAlignment.CENTER, VPos.CENTER);
      }
    }
  }

  /** A line at each mark, which goes up beside its words if it has some. */
  private void marks() {
    Font small = look.fonts().small();
    Map<Integer, MarkLabels.Label> labels = MarkLabels.of(plot.getMarks(), frame.x()::pixel,
        words -> look.width(words, small), new PlotGroup.Span(frame.left(), frame.right()), frame.width(), scale)
        .stream().collect(Collectors.toMap(MarkLabels.Label::mark, label -> label));
    gc.setLineDashes(4 * scale, 3 * scale);
    for (int i = 0; i < plot.getMarks().size(); i++) {
      double x = frame.x().pixel(plot.getMarks().get(i).x());
      if (x >= frame.left() && x <= frame.right()) {
        double top = frame.markRow() + (labels.containsKey(i) ? -8 : 8) * scale;
        pen.hairline(x, top, x, frame.bottom(), Ink.MARK);
      }
    }
    gc.setLineDashes();
    labels.forEach((mark, label) -> pen.write(plot.getMarks().get(mark).words(), label.start(), frame.markRow(), small,
        Ink.TEXT_MUTED, TextAlignment.LEFT, VPos.CENTER));
  }

  private void lines() {
    gc.save();
    gc.beginPath();
    // A dot at the very edge is drawn completely; beyond the edges of a zoom the line would show.
    double beyond = plot.getGroup().zoomProperty().get() == null ? 3 * scale : 0;
    double above = frame.cut() || plot.zoomedValues() != null ? 0 : 3 * scale;
    Rectangle2D within = frame.clip(beyond, above, density());
    gc.rect(within.getMinX(), within.getMinY(), within.getWidth(), within.getHeight());
    gc.clip();
    List<PlotLine> lines = plot.shownLines();
    // What is pale lies below what is strong.
    lines.stream().filter(line -> line.rank() == PlotLine.Rank.CROWD).forEach(this::line);
    lines.stream().filter(line -> line.rank() == PlotLine.Rank.EARLIER).forEach(this::line);
    lines.stream().filter(line -> line.rank() == PlotLine.Rank.RAW).forEach(this::line);
    lines.stream().filter(line -> rawBehind(line, lines)).forEach(line -> {
      pen.line(line, true);
      path.draw(gc, line.series().raw(), frame.x(), frame.y(), scale, line.steps());
    });
    lines.stream().filter(PlotLine::strong).forEach(this::line);
    gc.restore();
  }

  /** How many pixels of the screen, each way, one of the window's is. */
  private double density() {
    Scene scene = gc.getCanvas().getScene();
    return scene == null || scene.getWindow() == null ? 1 : scene.getWindow().getRenderScaleX();
  }

  private void line(PlotLine line) {
    pen.line(line, false);
    path.draw(gc, plot.trace(line), frame.x(), frame.y(), scale, line.steps());
  }

  /** Whether {@code line} is smoothed, and no other line shows the raw values in its color. */
  private boolean rawBehind(PlotLine line, List<PlotLine> all) {
    return line.strong() && plot.trace(line) != line.series().raw() && all.stream()
        .noneMatch(other -> other.rank() == PlotLine.Rank.RAW && other.colour() == line.colour());
  }
}
