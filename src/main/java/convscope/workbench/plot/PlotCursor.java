package convscope.workbench.plot;

import convscope.foundation.Figures;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the cursor of a chart and each line's value there, on a separate canvas over the chart's. */
final class PlotCursor {
  private static final double ROW = 17;
  private static final double PAD = 8;
  private static final double KEY = 12;
  private static final double DOT = 3.5;
  private static final double BOX = 0.15;
  /** A mark's words join the read-out when the cursor is this near, in pixels. */
  private static final double NEAR_MARK = 5;

  private final Plot plot;
  private final PlotLook look;
  private Rectangle2D box;

  private record Row(PlotLine line, String words, String value) {}

  PlotCursor(Plot plot) {
    this.plot = plot;
    look = plot.look();
  }

  /** The box that a drag of the mouse has drawn up to now, in pixels of the chart; null for none. */
  void setBox(Rectangle2D drawn) {
    box = drawn;
  }

  /**
   * Draws the box, or else the cursor at {@code at}; nothing if that is NaN or not visible, or {@code frame} is null or
   * empty.
   */
  void draw(PlotCanvas canvas, PlotFrame frame, double at) {
    boolean visible = frame != null && frame.y() != null && at >= frame.x().low() && at <= frame.x().high();
    if (box == null && !visible) {
      canvas.letGo();
      return;
    }
    GraphicsContext gc = canvas.pen();
    gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (box != null) {
      box(gc);
      return;
    }
    double x = frame.x().pixel(at);
    double width = look.hairline();
    gc.setStroke(look.paint(Ink.AXIS));
    gc.setLineWidth(width);
    double crisp = PlotPen.snapped(x, width);
    gc.strokeLine(crisp, frame.top(), crisp, frame.bottom());
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(null, plot.getXName(), Figures.place(at)));
    for (Plot.Reading reading : plot.readings(at)) {
      if (reading.line().rank() == PlotLine.Rank.CROWD) {
        continue;
      }
      String label = reading.line().label();
      String raw = Figures.value(reading.y());
      rows.add(new Row(reading.line(), label.isEmpty() ? reading.line().series().name() : label,
          reading.smoothed() == reading.y() || Double.isNaN(reading.y()) ? raw
              : plot.texts().get("plot.smoothedAndRaw", Figures.value(reading.smoothed()), raw)));
      dot(gc, frame, reading);
    }
    for (PlotMark mark : plot.getMarks()) {
      if (Math.abs(frame.x().pixel(mark.x()) - x) <= NEAR_MARK * frame.scale()) {
        rows.add(new Row(null, mark.words(), ""));
      }
    }
    box(gc, frame, x, rows);
  }

  private void box(GraphicsContext gc) {
    gc.setGlobalAlpha(BOX);
    gc.setFill(look.paint(Ink.AXIS));
    gc.fillRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
    gc.setGlobalAlpha(1);
    gc.setStroke(look.paint(Ink.TEXT_MUTED));
    gc.setLineWidth(look.hairline());
    gc.strokeRect(Math.floor(box.getMinX()) + 0.5, Math.floor(box.getMinY()) + 0.5, Math.floor(box.getWidth()),
        Math.floor(box.getHeight()));
  }

  private void dot(GraphicsContext gc, PlotFrame frame, Plot.Reading reading) {
    double px = frame.x().pixel(reading.x());
    double py = frame.y().pixel(reading.smoothed());
    if (frame.inArea(px, py)) {
      double radius = DOT * frame.scale();
      gc.setFill(look.paint(Ink.BACKGROUND));
      gc.fillOval(px - radius - 1, py - radius - 1, 2 * radius + 2, 2 * radius + 2);
      gc.setFill(look.paint(Ink.line(reading.line().colour())));
      gc.fillOval(px - radius, py - radius, 2 * radius, 2 * radius);
    }
  }

  private void box(GraphicsContext gc, PlotFrame frame, double x, List<Row> rows) {
    double scale = frame.scale();
    Font small = look.fonts().small();
    double wide = 0;
    for (Row row : rows) {
      wide = Math.max(wide, (row.line() == null ? 0 : KEY + 5) * scale + look.width(row.words(), small)
          + (row.value().isEmpty() ? 0 : 12 * scale + look.width(row.value(), small)));
    }
    double width = Math.round(wide + 2 * PAD * scale);
    double height = Math.round(rows.size() * ROW * scale + PAD * scale);
    double gap = 10 * scale;
    double left = Math.floor(x + gap + width <= frame.width() ? x + gap : Math.max(0, x - gap - width));
    double top = Math.floor(Math.max(0, Math.min(frame.top() + 4 * scale, frame.height() - height - 1)));
    double line = look.hairline();
    double corner = 6 * scale;
    gc.setFill(look.paint(Ink.BACKGROUND));
    gc.fillRoundRect(left, top, width, height, corner, corner);
    gc.setStroke(look.paint(Ink.AXIS));
    gc.setLineWidth(line);
    gc.strokeRoundRect(left + line / 2, top + line / 2, width - line, height - line, corner, corner);
    gc.setFont(small);
    gc.setTextBaseline(VPos.CENTER);
    double y = top + (PAD / 2 + ROW / 2) * scale;
    for (Row row : rows) {
      row(gc, row, left + PAD * scale, left + width - PAD * scale, Math.round(y), scale);
      y += ROW * scale;
    }
  }

  private void row(GraphicsContext gc, Row row, double left, double right, double y, double scale) {
    double start = left;
    if (row.line() != null) {
      gc.setStroke(look.paint(Ink.line(row.line().colour())));
      gc.setLineWidth((row.line().strong() ? 2 : 1) * scale);
      double middle = PlotPen.snapped(y, gc.getLineWidth());
      gc.strokeLine(left, middle, left + KEY * scale, middle);
      start += (KEY + 5) * scale;
    }
    gc.setTextAlign(TextAlignment.LEFT);
    gc.setFill(look.paint(Ink.TEXT_MUTED));
    gc.fillText(row.words(), start, y);
    gc.setTextAlign(TextAlignment.RIGHT);
    gc.setFill(look.paint(Ink.TEXT));
    gc.fillText(row.value(), right, y);
  }
}
