package convscope.workbench.plot;

import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Mouse and keyboard control of a chart: zoom by a box, by the wheel and by keys, pan, point, fit. */
final class PlotGestures {
  private static final double NOTCH_PIXELS = 40;
  private static final double ZOOM_PER_NOTCH = 1.2;
  private static final double KEY_PAN = 0.1;
  /** A drag that is shorter is a click. */
  private static final double LEAST_DRAG = 4;
  /** A box that is lower zooms along x only, and one that is narrower along y only. */
  private static final double FLAT_BOX = 16;

  private final Plot plot;
  private final PlotGroup group;
  private double pressX;
  private double pressY;
  private double dragX;
  private double dragY;
  private boolean boxing;

  /** Listens to the mouse over {@code surface}, whose pixels are those of the plot's frame, and to the plot's keys. */
  PlotGestures(Plot plot, Node surface) {
    this.plot = plot;
    group = plot.getGroup();
    surface.setOnScroll(this::scrolled);
    surface.setOnMousePressed(this::pressed);
    surface.setOnMouseDragged(this::dragged);
    surface.setOnMouseReleased(this::released);
    surface.setOnMouseClicked(this::clicked);
    surface.setOnMouseMoved(event -> point(event.getX(), event.getY()));
    surface.setOnMouseExited(event -> group.point(Double.NaN));
    plot.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /**
   * The wheel zooms along x in a chart that has the focus or all the room, and with Ctrl in any; with Ctrl and Shift
   * along y. Over other charts it scrolls the page.
   */
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
    } else if (event.getDeltaY() == 0 && !event.isShortcutDown()) {
      pan(frame.x(), -turn);
    } else if (event.isShortcutDown() || plot.isFocused() || plot.actions().isMaximized()) {
      plot.actions().zoom(event.getX(), factor);
    } else {
      return;
    }
    event.consume();
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
    pressX = event.getX();
    pressY = event.getY();
    dragX = pressX;
    dragY = pressY;
    boxing = false;
  }

  /** The left button draws a box; with Shift, or by the middle button, the content moves. */
  private void dragged(MouseEvent event) {
    PlotFrame frame = plot.frame();
    boolean left = event.getButton() == MouseButton.PRIMARY;
    if (frame == null || frame.y() == null || !left && event.getButton() != MouseButton.MIDDLE) {
      return;
    }
    if (!boxing && (!left || event.isShiftDown())) {
      move(frame, event);
    } else if (boxing || Math.hypot(event.getX() - pressX, event.getY() - pressY) > LEAST_DRAG) {
      boxing = true;
      plot.cursor().setBox(box(frame, event.getX(), event.getY()));
      plot.drawCursor();
    }
    event.consume();
  }

  private void move(PlotFrame frame, MouseEvent event) {
    if (plot.zoomedValues() != null) {
      double up = dragY - event.getY();
      plot.showValues(frame.y().showing(frame.y().from() + up, frame.y().to() + up));
    }
    pan(frame.x(), dragX - event.getX());
    dragX = event.getX();
    dragY = event.getY();
  }

  /**
   * From where the button was pressed to ({@code toX}, {@code toY}), over the whole height or width where it is flat.
   */
  private Rectangle2D box(PlotFrame frame, double toX, double toY) {
    double x1 = clamp(Math.min(pressX, toX), frame.left(), frame.right());
    double x2 = clamp(Math.max(pressX, toX), frame.left(), frame.right());
    double y1 = clamp(Math.min(pressY, toY), frame.top(), frame.bottom());
    double y2 = clamp(Math.max(pressY, toY), frame.top(), frame.bottom());
    double flat = FLAT_BOX * frame.scale();
    boolean low = y2 - y1 < flat && x2 - x1 >= y2 - y1;
    boolean narrow = !low && x2 - x1 < flat;
    double left = narrow ? frame.left() : x1;
    double top = low ? frame.top() : y1;
    return new Rectangle2D(left, top, (narrow ? frame.right() : x2) - left, (low ? frame.bottom() : y2) - top);
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  private void released(MouseEvent event) {
    PlotFrame frame = plot.frame();
    if (boxing && frame != null && frame.y() != null) {
      Rectangle2D box = box(frame, event.getX(), event.getY());
      stopBox();
      Axis shownX = frame.x().showing(box.getMinX(), box.getMaxX());
      if (box.getHeight() < frame.bottom() - frame.top()) {
        plot.showValues(frame.y().showing(box.getMaxY(), box.getMinY()));
      }
      if (box.getWidth() < frame.right() - frame.left()) {
        group.show(shownX.low(), shownX.high());
      }
      event.consume();
    }
  }

  private void stopBox() {
    boxing = false;
    plot.cursor().setBox(null);
    plot.drawCursor();
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
      group.fitAll();
      event.consume();
    }
  }

  private void point(double px, double py) {
    PlotFrame frame = plot.frame();
    boolean over = frame != null && frame.y() != null && frame.inArea(px, py);
    group.point(over ? plot.words().nearestPlace(frame.x().value(px)) : Double.NaN);
  }

  private void key(KeyEvent event) {
    PlotFrame frame = plot.frame();
    if (frame == null || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    Axis x = frame.x();
    double tenth = KEY_PAN * (x.to() - x.from());
    switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> plot.actions().zoomIn();
      case MINUS, SUBTRACT -> plot.actions().zoomOut();
      case LEFT -> pan(x, -tenth);
      case RIGHT -> pan(x, tenth);
      case HOME, DIGIT0, NUMPAD0 -> group.fitAll();
      case L -> plot.chooseLogScale(!plot.isLogScale());
      case M -> plot.actions().toggleMaximized();
      case F -> plot.actions().toggleFullScreen();
      default -> {
        if (event.getCode() != KeyCode.ESCAPE || !boxing) {
          return;
        }
        stopBox();
      }
    }
    event.consume();
  }
}
