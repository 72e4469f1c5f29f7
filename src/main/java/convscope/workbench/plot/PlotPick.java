package convscope.workbench.plot;

import java.util.Optional;

/** Finds the line of a chart at which somebody points. JavaFX thread. */
public final class PlotPick {
  /** How near the pointer must be to a line, in pixels at plain size. */
  private static final double NEAR = 12;

  private PlotPick() {}

  /** The line of {@code plot} that is nearest to the point ({@code x}, {@code y}) of it, if one is near. */
  public static Optional<PlotLine> at(Plot plot, double x, double y) {
    PlotFrame frame = plot.frame();
    double across = x - plot.canvas().getLayoutX();
    double down = y - plot.canvas().getLayoutY();
    if (frame == null || frame.y() == null || !frame.inArea(across, down)) {
      return Optional.empty();
    }
    PlotLine nearest = null;
    double least = NEAR * frame.scale();
    for (Plot.Reading reading : plot.readings(frame.x().value(across))) {
      double distance = Math.abs(frame.y().pixel(reading.smoothed()) - down);
      if (distance < least) {
        least = distance;
        nearest = reading.line();
      }
    }
    return Optional.ofNullable(nearest);
  }
}
