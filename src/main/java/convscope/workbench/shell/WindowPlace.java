package convscope.workbench.shell;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * Where the window stands, and how small it may become, in JavaFX's units, of which a screen at 150 % has a third less
 * than pixels.
 *
 * @param x null to have the system choose, with {@code y}
 */
record WindowPlace(@Nullable Double x, @Nullable Double y, double width, double height, double minWidth,
    double minHeight) {
  private static final double FIRST_WIDTH = 1280;
  private static final double FIRST_HEIGHT = 800;
  private static final double MIN_WIDTH = 960;
  private static final double MIN_HEIGHT = 600;

  /**
   * The place nearest to {@code last} that lies within one of {@code screens}: the one with the most of it.
   *
   * @param screens their bounds without taskbars, the primary one first
   * @param last where it stood; null for a first start
   */
  static WindowPlace within(List<Rectangle2D> screens, @Nullable Rectangle2D last) {
    Rectangle2D first = screens.get(0);
    if (last == null) {
      return sized(first, null, null, FIRST_WIDTH, FIRST_HEIGHT);
    }
    Rectangle2D screen = screens.stream().max(Comparator.comparingDouble(one -> shared(one, last)))
        .filter(one -> shared(one, last) > 0).orElse(null);
    if (screen == null) {
      return sized(first, null, null, last.getWidth(), last.getHeight());
    }
    double width = Math.min(last.getWidth(), screen.getWidth());
    double height = Math.min(last.getHeight(), screen.getHeight());
    return sized(screen, Math.max(screen.getMinX(), Math.min(last.getMinX(), screen.getMaxX() - width)),
        Math.max(screen.getMinY(), Math.min(last.getMinY(), screen.getMaxY() - height)), width, height);
  }

  private static WindowPlace sized(Rectangle2D screen, @Nullable Double x, @Nullable Double y, double width,
      double height) {
    return new WindowPlace(x, y, Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight()),
        Math.min(MIN_WIDTH, screen.getWidth()), Math.min(MIN_HEIGHT, screen.getHeight()));
  }

  private static double shared(Rectangle2D one, Rectangle2D other) {
    double width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
    double height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
    return width > 0 && height > 0 ? width * height : 0;
  }
}
