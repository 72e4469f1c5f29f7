package convscope.workbench.plot;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A canvas that exists only while something is on it, in a window. JavaFX's own keeps a bitmap of the largest size that
 * it ever had, as long as the canvas is there, also if nobody sees it: seven megabytes for a chart that once had all of
 * the window. JavaFX thread.
 */
final class PlotCanvas extends Region {
  private @Nullable Canvas canvas;

  PlotCanvas() {
    setManaged(false);
    sceneProperty().addListener((property, was, is) -> letGo());
  }

  /** To draw with; what was drawn before is still there, unless it was let go or this is much smaller now. */
  GraphicsContext pen() {
    double width = getWidth();
    double height = getHeight();
    if (canvas == null || width * height < canvas.getWidth() * canvas.getHeight() / 2) {
      canvas = new Canvas(width, height);
      canvas.setManaged(false);
      getChildren().setAll(canvas);
    }
    canvas.setWidth(width);
    canvas.setHeight(height);
    return canvas.getGraphicsContext2D();
  }

  /** Removes all that was drawn, and the memory that it took. */
  void letGo() {
    canvas = null;
    getChildren().clear();
  }

  /** Whether nothing has been drawn since it was let go. */
  boolean isEmpty() {
    return canvas == null;
  }
}
