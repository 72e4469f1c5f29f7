package convscope.workbench.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Charts that share their x axis: all show the same range, and the cursor moves over all at once. It lives as long as
 * its charts. JavaFX thread.
 */
public final class PlotGroup {
  /** The largest zoom: the whole range is at most this many times as wide as the visible one. */
  private static final double MOST_ZOOM = 10_000;

  /** A range of x. */
  public record Span(double from, double to) {
    double length() {
      return to - from;
    }
  }

  private final List<Plot> plots = new ArrayList<>();
  private final PlotSettings settings;
  private final Set<String> hidden = new HashSet<>();
  /** Weak, since settings outlive the charts of a view. */
  private final InvalidationListener settingsChanged = what -> changed();
  private final ReadOnlyObjectWrapper<Span> zoom = new ReadOnlyObjectWrapper<>(this, "zoom");
  private final ReadOnlyDoubleWrapper cursor = new ReadOnlyDoubleWrapper(this, "cursor", Double.NaN);

  /** Charts drawn without smoothing, and with all values visible. */
  public PlotGroup() {
    this(new PlotSettings());
  }

  /** Charts drawn as {@code settings} say, now and whenever they change. */
  public PlotGroup(PlotSettings settings) {
    this.settings = settings;
    InvalidationListener weak = new WeakInvalidationListener(settingsChanged);
    settings.smoothingProperty().addListener(weak);
    settings.ignoreOutliersProperty().addListener(weak);
  }

  PlotSettings settings() {
    return settings;
  }

  private void changed() {
    plots.forEach(Plot::changed);
  }

  /** Whether the lines whose series are called {@code name} are drawn. */
  public boolean shows(String name) {
    return !hidden.contains(name);
  }

  /** Draws the lines whose series are called {@code name} in all charts, or leaves them out. */
  public void show(String name, boolean shown) {
    if (shown ? hidden.remove(name) : hidden.add(name)) {
      changed();
    }
  }

  void join(Plot plot) {
    plots.add(plot);
  }

  /** The range zoomed to; null while the charts follow their data. */
  public ReadOnlyObjectProperty<Span> zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  /** The position of the cursor; NaN if it is not over a chart. */
  public ReadOnlyDoubleProperty cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /** Moves the cursor of every chart to {@code x}; NaN removes it. */
  public void point(double x) {
    cursor.set(x);
    plots.forEach(Plot::drawCursor);
  }

  /** The visible range. */
  public Span shown() {
    return zoom.get() == null ? whole() : zoom.get();
  }

  /**
   * The whole range: from 0, or the first x if that is lower, to the last x of any line of any chart; of earlier lines
   * only where there are no others.
   */
  public Span whole() {
    List<PlotLine> all = plots.stream().flatMap(plot -> plot.shownLines().stream())
        .filter(line -> line.series().size() > 0).toList();
    List<PlotLine> present = all.stream().filter(line -> line.rank() != PlotLine.Rank.EARLIER).toList();
    double from = 0;
    double to = 0;
    for (PlotLine line : present.isEmpty() ? all : present) {
      from = Math.min(from, line.series().raw().x(0));
      to = Math.max(to, line.series().lastX());
    }
    return new Span(from, to > from ? to : from + 1);
  }

  /**
   * Shows {@code from} to {@code to}, limited to the whole range; showing all of it is the same as {@link #fitAll} for
   * x.
   */
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

  /** Every chart shows its whole range, and follows it as it grows. */
  public void fitAll() {
    zoom.set(null);
    plots.forEach(Plot::fitValues);
    plots.forEach(Plot::redraw);
  }
}
