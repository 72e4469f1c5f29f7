package convscope.workbench.plot;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Mouse and keyboard control of a chart: zoom, pan, point, fit. */
final class PlotGestures {
  private static final double NOTCH_PIXELS = 40;
  private static final double ZOOM_PER_NOTCH = 1.2;
  private static final double KEY_ZOOM = 1.5;
  private static final double KEY_PAN = 0.1;

  private final Plot plot;
  private final PlotGroup group;
  private double dragX;
  private double dragY;

  /** Listens to the mouse over {@code surface}, whose pixels are those of the plot's frame, and to the plot's keys. */
  PlotGestures(Plot plot, Node surface) {
    this.plot = plot;
    group = plot.getGroup();
    surface.setOnScroll(this::scrolled);
    surface.setOnMousePressed(this::pressed);
    surface.setOnMouseDragged(this::dragged);
    surface.setOnMouseClicked(this::clicked);
    surface.setOnMouseMoved(event -> point(event.getX(), event.getY()));
    surface.setOnMouseExited(event -> group.point(Double.NaN));
    plot.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** With Ctrl the wheel zooms along x, with Shift as well along y; alone it scrolls the page. */
  private void scrolled(ScrollEvent event) {
    PlotFrame frame = plot.frame();
    // With Shift, JavaFX reports the wheel as horizontal scrolling.
    double turn = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
    if (frame == null || frame.y() == null || turn == 0) {
      return;
    }
    double factor = Math.pow(ZOOM_PER_NOTCH, -turn / NOTCH_PIXELS);
    if (event.isShortcutDown() && event.isShiftDown()) {
      zoomValues(frame.y(), event.getY(), factor);
    } else if (event.isShortcutDown()) {
      zoomPlaces(frame.x(), event.getX(), factor);
    } else if (event.getDeltaY() == 0) {
      pan(frame.x(), -turn);
    } else {
      return;
    }
    event.consume();
  }

  private void zoomPlaces(Axis x, double about, double factor) {
    Axis zoomed = x.showing(about + (x.from() - about) * factor, about + (x.to() - about) * factor);
    group.show(zoomed.low(), zoomed.high());
  }

  private void zoomValues(Axis y, double about, double factor) {
    plot.showValues(y.showing(about + (y.from() - about) * factor, about + (y.to() - about) * factor));
  }

  /** Pans the view by {@code pixels} to the right. */
  private void pan(Axis x, double pixels) {
    Axis moved = x.showing(x.from() + pixels, x.to() + pixels);
    group.show(moved.low(), moved.high());
  }

  private void pressed(MouseEvent event) {
    plot.requestFocus();
    dragX = event.getX();
    dragY = event.getY();
  }

  private void dragged(MouseEvent event) {
    PlotFrame frame = plot.frame();
    if (event.getButton() != MouseButton.PRIMARY || frame == null || frame.y() == null) {
      return;
    }
    if (plot.zoomedValues() != null) {
      double up = dragY - event.getY();
      plot.showValues(frame.y().showing(frame.y().from() + up, frame.y().to() + up));
    }
    pan(frame.x(), dragX - event.getX());
    dragX = event.getX();
    dragY = event.getY();
    event.consume();
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      group.fitAll();
      event.consume();
    }
  }

  private void point(double px, double py) {
    PlotFrame frame = plot.frame();
    boolean over = frame != null && frame.y() != null && frame.inArea(px, py);
    group.point(over ? plot.nearestPlace(frame.x().value(px)) : Double.NaN);
  }

  private void key(KeyEvent event) {
    PlotFrame frame = plot.frame();
    if (frame == null || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    Axis x = frame.x();
    double middle = (x.from() + x.to()) / 2;
    double tenth = KEY_PAN * (x.to() - x.from());
    switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> zoomPlaces(x, middle, 1 / KEY_ZOOM);
      case MINUS, SUBTRACT -> zoomPlaces(x, middle, KEY_ZOOM);
      case LEFT -> pan(x, -tenth);
      case RIGHT -> pan(x, tenth);
      case HOME, DIGIT0, NUMPAD0 -> group.fitAll();
      case L -> plot.setLogScale(!plot.isLogScale());
      default -> {
        return;
      }
    }
    event.consume();
  }
}
