package convscope.workbench.inspect;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

/** Ten shapes that tell classes apart without their colors, within −1 … 1. */
public enum Mark {
  CIRCLE(regular(16, 0, 0.95)),
  TRIANGLE(regular(3, -Math.PI / 2, 1.2)),
  SQUARE(-0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85),
  CROSS(cross(0)),
  DIAMOND(0, -1.2, 0.85, 0, 0, 1.2, -0.85, 0),
  TRIANGLE_DOWN(regular(3, Math.PI / 2, 1.2)),
  PLUS(cross(Math.PI / 4)),
  BAR(-1.2, -0.45, 1.2, -0.45, 1.2, 0.45, -1.2, 0.45),
  STAR(star()),
  PILLAR(-0.45, -1.2, 0.45, -1.2, 0.45, 1.2, -0.45, 1.2);

  /** The extent of the largest of them. */
  private static final double LARGEST = 2.4;

  private final double[] xs;
  private final double[] ys;

  Mark(double... corners) {
    xs = new double[corners.length / 2];
    ys = new double[corners.length / 2];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = corners[2 * i];
      ys[i] = corners[2 * i + 1];
    }
  }

  /** The mark of class {@code number}. */
  public static Mark of(int number) {
    return values()[number % values().length];
  }

  /**
   * A small region in the mark's shape and proportions, so that a bar and a pillar differ as they do in the plot; the
   * style classes {@code swatch} and {@code swatch-N} give it its color.
   */
  public Region swatch() {
    Region swatch = new Region();
    swatch.setScaleShape(false);
    swatch.layoutBoundsProperty().addListener((property, was, is) ->
        swatch.setShape(polygon(Math.min(is.getWidth(), is.getHeight()) / LARGEST)));
    swatch.setShape(polygon(1));
    swatch.getStyleClass().addAll("swatch", "swatch-" + (ordinal() + 1));
    return swatch;
  }

  private Polygon polygon(double scale) {
    Polygon polygon = new Polygon();
    for (int i = 0; i < xs.length; i++) {
      polygon.getPoints().addAll(xs[i] * scale, ys[i] * scale);
    }
    return polygon;
  }

  void draw(GraphicsContext context, double x, double y, double size) {
    double[] atX = new double[xs.length];
    double[] atY = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      atX[i] = x + size * xs[i];
      atY[i] = y + size * ys[i];
    }
    context.fillPolygon(atX, atY, atX.length);
  }

  private static double[] regular(int corners, double from, double radius) {
    double[] points = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      points[2 * i] = radius * Math.cos(from + 2 * Math.PI * i / corners);
      points[2 * i + 1] = radius * Math.sin(from + 2 * Math.PI * i / corners);
    }
    return points;
  }

  private static double[] star() {
    double[] points = new double[20];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 1.25 : 0.5;
      points[2 * i] = radius * Math.sin(Math.PI * i / 5);
      points[2 * i + 1] = -radius * Math.cos(Math.PI * i / 5);
    }
    return points;
  }

  /** A plus sign, turned by {@code angle} from the upright × that it is at 0. */
  private static double[] cross(double angle) {
    double thin = 0.32;
    double[] plus = {-thin, -1.1, thin, -1.1, thin, -thin, 1.1, -thin, 1.1, thin, thin, thin, thin, 1.1, -thin, 1.1,
        -thin, thin, -1.1, thin, -1.1, -thin, -thin, -thin};
    double turned = Math.PI / 4 - angle;
    List<Double> points = new ArrayList<>();
    for (int i = 0; i < plus.length; i += 2) {
      points.add(plus[i] * Math.cos(turned) - plus[i + 1] * Math.sin(turned));
      points.add(plus[i] * Math.sin(turned) + plus[i + 1] * Math.cos(turned));
    }
    return points.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
