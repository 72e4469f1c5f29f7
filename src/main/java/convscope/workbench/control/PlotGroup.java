package convscope.workbench.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Charts that share their x: what one shows of it, all show, and the cursor moves over all at once. It lives as long as
 * its charts. JavaFX thread.
 */
public final class PlotGroup {
  /** How far in one can zoom: the whole is at most this many times as wide as what is shown. */
  private static final double MOST_ZOOM = 10_000;

  /** What lies between two values of x. */
  public record Span(double from, double to) {
    double length() {
      return to - from;
    }
  }

  private final List<Plot> plots = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Span> zoom = new ReadOnlyObjectWrapper<>(this, "zoom");
  private final ReadOnlyDoubleWrapper cursor = new ReadOnlyDoubleWrapper(this, "cursor", Double.NaN);

  void join(Plot plot) {
    plots.add(plot);
  }

  /** What a person has zoomed to; null while the charts follow their data. */
  public ReadOnlyObjectProperty<Span> zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  /** Where the cursor is; NaN where it is not over a chart. */
  public ReadOnlyDoubleProperty cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /** Moves the cursor of every chart to {@code x}; NaN takes it away. */
  public void point(double x) {
    cursor.set(x);
    plots.forEach(Plot::drawCursor);
  }

  /** What the charts show now. */
  public Span shown() {
    return zoom.get() == null ? whole() : zoom.get();
  }

  /** All there is: from 0, or the first x where that is below, to the last x of any chart. */
  public Span whole() {
    double from = 0;
    double to = 0;
    for (Plot plot : plots) {
      for (PlotLine line : plot.getLines()) {
        if (line.series().size() > 0) {
          from = Math.min(from, line.series().x(0));
          to = Math.max(to, line.series().lastX());
        }
      }
    }
    return new Span(from, to > from ? to : from + 1);
  }

  /** Shows {@code from} to {@code to}, kept within what there is; all of it is as good as {@link #fitAll} for x. */
  public void show(double from, double to) {
    Span whole = whole();
    double length = Math.max(to - from, whole.length() / MOST_ZOOM);
    if (!(length < whole.length())) {
      zoom.set(null);
    } else {
      double start = Math.max(whole.from(), Math.min(from, whole.to() - length));
      zoom.set(new Span(start, start + length));
    }
    plots.forEach(Plot::redraw);
  }

  /** Every chart shows all it has, and follows it as it grows. */
  public void fitAll() {
    zoom.set(null);
    plots.forEach(Plot::fitValues);
    plots.forEach(Plot::redraw);
  }
}
