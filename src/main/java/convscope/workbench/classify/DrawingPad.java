package convscope.workbench.classify;

import convscope.pictures.Drawing;
import convscope.pictures.Picture;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Paper to draw on by the pointer. By keyboard, the arrows move the brush (Shift: four pixels), and Enter sets it down
 * and lifts it. Style classes {@code drawing-pad}, {@code brush}. JavaFX thread.
 */
final class DrawingPad extends Region {
  private static final double LEAST_MOVE = 0.2;
  private static final int FAR = 4;
  private static final double PIXELS = Picture.SIDE;

  private final Canvas canvas = new Canvas();
  private final Circle cursor = new Circle();
  private final Brush brush;
  private @Nullable DrawingHistory history;
  private Subscription listening = Subscription.EMPTY;
  private Drawing.@Nullable Stroke stroke;
  private double penX = PIXELS / 2;
  private double penY = PIXELS / 2;

  DrawingPad(Brush brush) {
    this.brush = brush;
    getStyleClass().add("drawing-pad");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setCursor(Cursor.CROSSHAIR);
    cursor.getStyleClass().add("brush");
    cursor.setMouseTransparent(true);
    canvas.setMouseTransparent(true);
    canvas.setManaged(false);
    cursor.setManaged(false);
    cursor.setVisible(false);
    getChildren().setAll(canvas, cursor);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(released -> stroke = null);
    setOnMouseMoved(event -> point(x(event), y(event)));
    setOnMouseEntered(event -> cursor.setVisible(true));
    setOnMouseExited(event -> cursor.setVisible(isFocused()));
    setOnKeyPressed(this::typed);
    focusedProperty().addListener((property, was, is) -> {
      // A stroke by the pointer lasts until it is released: the press that begins it may also activate the window.
      if (!isPressed()) {
        stroke = null;
      }
      cursor.setVisible(is);
    });
    brush.sizeProperty().addListener((property, was, is) -> requestLayout());
  }

  /** Shows and changes {@code drawn} from now on; null for nothing. */
  void edit(@Nullable DrawingHistory drawn) {
    listening.unsubscribe();
    stroke = null;
    history = drawn;
    listening = drawn == null ? Subscription.EMPTY : drawn.drawingProperty().subscribe(now -> requestLayout());
  }

  /** Makes it {@code side} points wide and high. */
  void setSide(double side) {
    setMinSize(side, side);
    setPrefSize(side, side);
    setMaxSize(side, side);
  }

  private double scale() {
    return Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset()) / PIXELS;
  }

  private double x(MouseEvent event) {
    return inside((event.getX() - snappedLeftInset()) / scale());
  }

  private double y(MouseEvent event) {
    return inside((event.getY() - snappedTopInset()) / scale());
  }

  private static double inside(double position) {
    return Math.max(0, Math.min(PIXELS, position));
  }

  private void point(double x, double y) {
    penX = x;
    penY = y;
    requestLayout();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    if (event.getButton() == MouseButton.PRIMARY && history != null) {
      point(x(event), y(event));
      setDown();
    }
  }

  private void dragged(MouseEvent event) {
    double x = x(event);
    double y = y(event);
    if (stroke != null && Math.hypot(x - penX, y - penY) >= LEAST_MOVE) {
      point(x, y);
      drawOn();
    }
  }

  private void setDown() {
    stroke = new Drawing.Stroke(brush.colourProperty().get().rgb(), brush.sizeProperty().get().radius(),
        new double[] {penX, penY});
    history.change(history.drawingProperty().get().with(stroke));
  }

  private void drawOn() {
    stroke = stroke.to(penX, penY);
    history.amend(history.before().with(stroke));
  }

  /** Its keys, for the list of shortcuts. */
  static List<Shortcut> keys(Texts texts) {
    return List.of(Shortcut.of(texts, "draw.pen", KeyCode.ENTER),
        Shortcut.of(texts, "draw.move", KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN));
  }

  private void typed(KeyEvent event) {
    if (history == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int step = event.isShiftDown() ? FAR : 1;
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> move(-step, 0);
      case RIGHT, KP_RIGHT -> move(step, 0);
      case UP, KP_UP -> move(0, -step);
      case DOWN, KP_DOWN -> move(0, step);
      case ENTER -> {
        if (stroke == null) {
          setDown();
        } else {
          stroke = null;
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(double right, double down) {
    point(inside(penX + right), inside(penY + down));
    if (stroke != null) {
      drawOn();
    }
  }

  /** Ends a stroke under way, as before an undo. */
  void lift() {
    stroke = null;
  }

  void close() {
    listening.unsubscribe();
  }

  @Override
  protected void layoutChildren() {
    double scale = scale();
    canvas.relocate(snappedLeftInset(), snappedTopInset());
    canvas.setWidth(PIXELS * scale);
    canvas.setHeight(PIXELS * scale);
    cursor.setRadius(brush.sizeProperty().get().radius() * scale);
    cursor.setCenterX(snappedLeftInset() + penX * scale);
    cursor.setCenterY(snappedTopInset() + penY * scale);
    if (history != null) {
      paint(history.drawingProperty().get(), scale);
    }
  }

  private void paint(Drawing drawing, double scale) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.setFill(BrushColour.paint(drawing.background()));
    context.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    context.setLineCap(StrokeLineCap.ROUND);
    context.setLineJoin(StrokeLineJoin.ROUND);
    for (Drawing.Stroke one : drawing.strokes()) {
      double[] points = one.points();
      context.setStroke(BrushColour.paint(one.color()));
      context.setLineWidth(2 * one.radius() * scale);
      context.beginPath();
      context.moveTo(points[0] * scale, points[1] * scale);
      for (int i = 0; i < points.length; i += 2) {
        context.lineTo(points[i] * scale, points[i + 1] * scale);
      }
      context.stroke();
    }
  }
}
