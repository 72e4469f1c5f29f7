package convscope.workbench.plot;

import org.jspecify.annotations.Nullable;

/** What a chart's keys, toolbar and menu do. JavaFX thread. */
final class PlotActions {
  private static final double ZOOM = 1.5;

  private final Plot plot;
  private @Nullable PlotRoom room;

  PlotActions(Plot plot) {
    this.plot = plot;
  }

  void zoomIn() {
    zoomAboutMiddle(1 / ZOOM);
  }

  void zoomOut() {
    zoomAboutMiddle(ZOOM);
  }

  private void zoomAboutMiddle(double factor) {
    PlotFrame frame = plot.frame();
    if (frame != null) {
      zoom((frame.left() + frame.right()) / 2, factor);
    }
  }

  /** Makes the range of x {@code factor} times as long; what is at pixel {@code about} stays there. */
  void zoom(double about, double factor) {
    Axis x = plot.frame().x();
    Axis zoomed = x.showing(about + (x.from() - about) * factor, about + (x.to() - about) * factor);
    plot.getGroup().show(zoomed.low(), zoomed.high());
  }

  /** Says that the chart has all of {@code all}; null for its own place. */
  void movedTo(@Nullable PlotRoom all) {
    room = all;
    plot.changed();
  }

  boolean isMaximized() {
    return room != null;
  }

  boolean canMaximize() {
    return room != null || PlotRoom.around(plot) != null;
  }

  /** Gives the chart all the room of its view, or puts it back. */
  void toggleMaximized() {
    if (room != null) {
      room.restore();
    } else if (canMaximize()) {
      PlotRoom.around(plot).maximize(plot);
    }
  }

  /** Gives the chart the whole screen, or puts it back. */
  void toggleFullScreen() {
    if (room != null && room.onFullScreen()) {
      room.leaveScreen();
    } else if (canMaximize()) {
      if (room == null) {
        toggleMaximized();
      }
      room.fillScreen();
    }
  }
}
