package convscope.workbench.lessons;

import convscope.workbench.fx.Pulse;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Outlines one control of the window, wherever it lies and as soon as it is there; at first it is scrolled to. The
 * outline lets the mouse through. JavaFX thread.
 */
final class LessonMark {
  private static final long BETWEEN_MILLIS = 200;
  private static final double AROUND = 3;
  /** The parts of a view are made one a frame and move what is below them: until then, in beats, it is scrolled to. */
  private static final int SETTLED = 3;

  private final Region outline = new Region();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::place);
  private final Node pane;
  private List<String> ids = List.of();
  /** At how many beats it was in sight. */
  private int seen;

  /** A mark in the window of {@code pane}. */
  LessonMark(Node pane) {
    this.pane = pane;
    outline.setId("lesson-mark");
    outline.getStyleClass().add("lesson-mark");
    outline.setManaged(false);
    outline.setMouseTransparent(true);
    outline.setVisible(false);
  }

  /** Marks the control {@code wanted} from now on, the first visible one of several ids; none if it is empty. */
  void show(String wanted) {
    ids = List.of(wanted.split("[\\s,]+"));
    seen = 0;
    if (wanted.isEmpty()) {
      hide();
    } else {
      pulse.start();
    }
  }

  /** Marks nothing. */
  void hide() {
    pulse.stop();
    outline.setVisible(false);
    if (outline.getParent() instanceof Pane root) {
      root.getChildren().remove(outline);
    }
  }

  private void place() {
    Scene scene = pane.getScene();
    Node marked = scene == null ? null : ids.stream().map(id -> scene.lookup("#" + id))
        .filter(node -> node != null && isVisible(node)).findFirst().orElse(null);
    Bounds where = marked == null ? null : visiblePart(marked);
    if (where == null || !(scene.getRoot() instanceof Pane root)) {
      outline.setVisible(false);
      return;
    }
    if (!root.getChildren().contains(outline)) {
      root.getChildren().add(outline);
    }
    Bounds local = root.sceneToLocal(where);
    outline.resizeRelocate(local.getMinX() - AROUND, local.getMinY() - AROUND, local.getWidth() + 2 * AROUND,
        local.getHeight() + 2 * AROUND);
    outline.setVisible(true);
    seen++;
  }

  private static boolean isVisible(Node node) {
    return node.isVisible() && (node.getParent() == null || isVisible(node.getParent()));
  }

  /** In the scene's coordinates; null if it is scrolled away. */
  private @Nullable Bounds visiblePart(Node marked) {
    Bounds part = marked.localToScene(marked.getLayoutBounds());
    for (Node node = marked.getParent(); node != null; node = node.getParent()) {
      if (node instanceof ScrollPane scroll) {
        if (seen < SETTLED) {
          scrollTo(scroll, part);
        }
        part = common(part, scroll.localToScene(scroll.getLayoutBounds()));
      }
    }
    return part.getWidth() <= 0 || part.getHeight() <= 0 ? null : part;
  }

  private static Bounds common(Bounds one, Bounds other) {
    double x = Math.max(one.getMinX(), other.getMinX());
    double y = Math.max(one.getMinY(), other.getMinY());
    return new BoundingBox(x, y, Math.min(one.getMaxX(), other.getMaxX()) - x,
        Math.min(one.getMaxY(), other.getMaxY()) - y);
  }

  private static void scrollTo(ScrollPane scroll, Bounds part) {
    Bounds content = scroll.getContent().localToScene(scroll.getContent().getLayoutBounds());
    double height = scroll.getViewportBounds().getHeight();
    double hidden = content.getHeight() - height;
    if (hidden > 0) {
      double above = part.getMinY() - content.getMinY() - (height - part.getHeight()) / 2;
      scroll.setVvalue(Math.max(0, Math.min(1, above / hidden)));
    }
  }
}
