package convscope.workbench.inspect;

import convscope.workbench.control.Pictured;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * Points on a plane, each of a class with its color and its mark: never the color alone. The wheel zooms about the
 * pointer, dragging moves, a double click shows all; with the keyboard, plus, minus and 0, and the arrows go from point
 * to point. One can be pointed at and one selected. Style class {@code scatter}. JavaFX thread.
 */
public final class Scatter extends Region implements Pictured {
  private static final double REACH = 12;
  private static final double MARGIN = 18;
  private static final double ZOOM = 1.25;
  private static final double MOST_ZOOM = 60;
  private static final double MARK = 0.3;
  private static final double PALE = 0.75;

  private final IntegerProperty pointed = new SimpleIntegerProperty(this, "pointed", -1);
  private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", -1);
  private final Canvas canvas = new Canvas();
  /** Not part of the image; stylesheets give them the colors that the canvas draws with. */
  private final List<Region> swatches = new ArrayList<>();
  private double[] places = {};
  private int[] classes = {};
  private BitSet hidden = new BitSet();
  private IntFunction<String> words = point -> "";
  private String name = "";
  private double zoom = 1;
  private double middleX;
  private double middleY;
  private double extent = 1;
  private double dragX;
  private double dragY;
  private boolean dragged;

  /** An empty plane. */
  public Scatter() {
    getStyleClass().add("scatter");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    for (int mark = 0; mark < Mark.values().length; mark++) {
      Region swatch = new Region();
      swatch.getStyleClass().addAll("swatch", "swatch-" + (mark + 1));
      swatch.setManaged(false);
      swatch.setOpacity(0);
      swatch.setMouseTransparent(true);
      swatch.backgroundProperty().addListener((property, was, is) -> requestLayout());
      swatches.add(swatch);
    }
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    getChildren().addAll(swatches);
    getChildren().add(canvas);
    pointed.addListener((property, was, is) -> requestLayout());
    chosen.addListener((property, was, is) -> {
      describe();
      requestLayout();
    });
    setOnMouseMoved(event -> pointed.set(nearest(event.getX(), event.getY())));
    setOnMouseExited(event -> pointed.set(-1));
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseClicked(this::clicked);
    setOnScroll(this::scrolled);
    setOnKeyPressed(this::typed);
  }

  /**
   * Shows points; none is pointed at or selected then.
   *
   * @param xy two numbers per point; must not be modified
   * @param of the class of each, which has the color and the mark of its number, from 0
   * @param whole the accessible text of the plane
   * @param each a point's text
   */
  public void show(double[] xy, int[] of, String whole, IntFunction<String> each) {
    pointed.set(-1);
    chosen.set(-1);
    places = xy;
    classes = of;
    name = whole;
    words = each;
    fit();
    describe();
  }

  /** Shows no points of the classes {@code hidden} from now on: they can be neither pointed at nor selected. */
  public void hide(BitSet hidden) {
    this.hidden = (BitSet) hidden.clone();
    if (isHidden(pointed.get())) {
      pointed.set(-1);
    }
    if (isHidden(chosen.get())) {
      chosen.set(-1);
    }
    requestLayout();
  }

  private boolean isHidden(int point) {
    return point >= 0 && point < classes.length && hidden.get(classes[point]);
  }

  /** The point under the pointer, −1 for none. */
  public IntegerProperty pointedProperty() {
    return pointed;
  }

  /** The selected point, −1 for none. */
  public IntegerProperty chosenProperty() {
    return chosen;
  }

  /** Where point {@code point} is drawn, from the left. */
  public double x(int point) {
    return getWidth() / 2 + (places[2 * point] - middleX) * scale();
  }

  /** Where point {@code point} is drawn, from the top. */
  public double y(int point) {
    return getHeight() / 2 - (places[2 * point + 1] - middleY) * scale();
  }

  /** Shows all points. */
  public void fit() {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = left;
    double top = right;
    for (int point = 0; point < classes.length; point++) {
      left = Math.min(left, places[2 * point]);
      right = Math.max(right, places[2 * point]);
      bottom = Math.min(bottom, places[2 * point + 1]);
      top = Math.max(top, places[2 * point + 1]);
    }
    boolean any = classes.length > 0;
    middleX = any ? (left + right) / 2 : 0;
    middleY = any ? (bottom + top) / 2 : 0;
    extent = any ? Math.max(1e-9, Math.max(right - left, top - bottom)) : 1;
    zoom = 1;
    requestLayout();
  }

  private double scale() {
    return zoom * Math.max(1, Math.min(getWidth(), getHeight()) - 2 * MARGIN) / extent;
  }

  private void describe() {
    int point = chosen.get();
    setAccessibleText(point < 0 || point >= classes.length ? name : name + ". " + words.apply(point));
  }

  private int nearest(double x, double y) {
    int nearest = -1;
    double least = REACH;
    for (int point = 0; point < classes.length; point++) {
      double away = Math.hypot(x(point) - x, y(point) - y);
      if (away < least && !isHidden(point)) {
        least = away;
        nearest = point;
      }
    }
    return nearest;
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    dragX = event.getX();
    dragY = event.getY();
    dragged = false;
  }

  private void dragged(MouseEvent event) {
    dragged |= Math.hypot(event.getX() - dragX, event.getY() - dragY) > 3;
    if (dragged) {
      middleX -= (event.getX() - dragX) / scale();
      middleY += (event.getY() - dragY) / scale();
      dragX = event.getX();
      dragY = event.getY();
      requestLayout();
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && !dragged) {
      int point = nearest(event.getX(), event.getY());
      if (point >= 0) {
        chosen.set(point);
      } else if (event.getClickCount() == 2) {
        fit();
      }
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      zoom(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM, event.getX(), event.getY());
      event.consume();
    }
  }

  /** The content at (x, y) stays in place. */
  private void zoom(double factor, double x, double y) {
    double before = scale();
    zoom = Math.max(1, Math.min(MOST_ZOOM, zoom * factor));
    double change = 1 / before - 1 / scale();
    middleX += (x - getWidth() / 2) * change;
    middleY -= (y - getHeight() / 2) * change;
    requestLayout();
  }

  private void typed(KeyEvent event) {
    if (classes.length == 0 || event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
      return;
    }
    switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> zoom(ZOOM, getWidth() / 2, getHeight() / 2);
      case MINUS, SUBTRACT -> zoom(1 / ZOOM, getWidth() / 2, getHeight() / 2);
      case DIGIT0, NUMPAD0 -> fit();
      case LEFT -> go(-1, 0);
      case RIGHT -> go(1, 0);
      case UP -> go(0, -1);
      case DOWN -> go(0, 1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /**
   * Chooses the nearest point in that direction, within a right angle of it; the one in the middle if none is selected.
   */
  private void go(int right, int down) {
    int from = chosen.get();
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int point = 0; point < classes.length; point++) {
      double x = x(point) - (from < 0 ? getWidth() / 2 : x(from));
      double y = y(point) - (from < 0 ? getHeight() / 2 : y(from));
      double along = x * right + y * down;
      double away = Math.hypot(x, y);
      if (point != from && !isHidden(point) && away < least
          && (from < 0 || along > 0 && along >= Math.abs(x * down + y * right))) {
        least = away;
        best = point;
      }
    }
    if (best >= 0) {
      chosen.set(best);
    }
  }

  @Override
  public Pictured.Pixels picture() {
    if (classes.length == 0 || canvas.getWidth() <= 0) {
      return new Pictured.Pixels(0, 0, new int[0]);
    }
    SnapshotParameters behind = new SnapshotParameters();
    behind.setFill(getBackground() == null || getBackground().getFills().isEmpty() ? Color.WHITE
        : getBackground().getFills().get(0).getFill());
    return Pictured.Pixels.of(canvas.snapshot(behind, null));
  }

  @Override
  public String getUserAgentStylesheet() {
    return Scatter.class.getResource("nodes.css").toExternalForm();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, getWidth(), getHeight());
    double size = MARK * swatches.get(0).prefHeight(-1) * Math.min(2, Math.sqrt(zoom));
    context.setGlobalAlpha(PALE);
    for (int point = 0; point < classes.length; point++) {
      if (!isHidden(point)) {
        draw(context, point, size);
      }
    }
    context.setGlobalAlpha(1);
    for (int point : new int[] {chosen.get(), pointed.get()}) {
      if (point >= 0 && point < classes.length) {
        draw(context, point, 2 * size);
        context.setStroke(frame(swatches.get(0)));
        context.setLineWidth(2);
        context.strokeOval(x(point) - 3 * size, y(point) - 3 * size, 6 * size, 6 * size);
      }
    }
  }

  private void draw(GraphicsContext context, int point, double size) {
    int mark = classes[point] % Mark.values().length;
    context.setFill(colour(swatches.get(mark)));
    Mark.values()[mark].draw(context, x(point), y(point), size);
  }

  /** The color of the frame around the selected point: every swatch's border has it. */
  private static Paint frame(Region swatch) {
    return swatch.getBorder() == null || swatch.getBorder().getStrokes().isEmpty() ? Color.GRAY
        : swatch.getBorder().getStrokes().get(0).getTopStroke();
  }

  /** The color of a class. */
  private static Paint colour(Region swatch) {
    return swatch.getBackground() == null || swatch.getBackground().getFills().isEmpty() ? Color.GRAY
        : swatch.getBackground().getFills().get(0).getFill();
  }
}
