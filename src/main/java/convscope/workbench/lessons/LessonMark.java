package convscope.workbench.lessons;

import convscope.workbench.fx.Pulse;
import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Outlines one control of the window, wherever it lies and as soon as it is there; at first it is scrolled to. The
 * outline lets the mouse through. JavaFX thread.
 */
final class LessonMark {
  private static final long BETWEEN_MILLIS = 200;
  /** As wide as both lines of the outline. */
  private static final double AROUND = 5;
  /**
   * The parts of a view are made one after the other and move what is below them: it is scrolled to until it has stayed
   * where it is for so many beats, and for so many at most.
   */
  private static final int SETTLED = 3;
  private static final int MOST_BEATS = 25;

  private final Region outline = new Region();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::place);
  private final Node pane;
  private List<String> ids = List.of();
  /** At how many beats it was in sight, and at how many of them in a row where it was before. */
  private int seen;
  private int stayed;
  private @Nullable Scene window;
  private Bounds place = new BoundingBox(0, 0, 0, 0);
  private final EventHandler<InputEvent> byHand = this::goesFirst;

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
    stayed = 0;
    hide();
    if (!wanted.isEmpty()) {
      window = pane.getScene();
      if (window != null) {
        window.addEventFilter(InputEvent.ANY, byHand);
      }
      pulse.start();
    }
  }

  /** A person who scrolls is not taken back. */
  private void goesFirst(InputEvent event) {
    if (event.getEventType() == ScrollEvent.SCROLL || event.getEventType() == MouseEvent.MOUSE_DRAGGED
        || event.getEventType() == KeyEvent.KEY_PRESSED) {
      seen = MOST_BEATS;
    }
  }

  /** Marks nothing. */
  void hide() {
    pulse.stop();
    if (window != null) {
      window.removeEventFilter(InputEvent.ANY, byHand);
      window = null;
    }
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
    stayed = local.equals(place) ? stayed + 1 : 0;
    place = local;
  }

  private static boolean isVisible(Node node) {
    return node.isVisible() && (node.getParent() == null || isVisible(node.getParent()));
  }

  /** In the scene's coordinates; null if it is scrolled away. */
  private @Nullable Bounds visiblePart(Node marked) {
    Bounds part = marked.localToScene(marked.getLayoutBounds());
    for (Node node = marked.getParent(); node != null; node = node.getParent()) {
      if (node instanceof ScrollPane scroll) {
        if (stayed < SETTLED && seen < MOST_BEATS) {
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
    double width = scroll.getViewportBounds().getWidth();
    if (content.getHeight() > height) {
      scroll.setVvalue(middle(part.getMinY() - content.getMinY(), part.getHeight(), height, content.getHeight()));
    }
    if (content.getWidth() > width) {
      scroll.setHvalue(middle(part.getMinX() - content.getMinX(), part.getWidth(), width, content.getWidth()));
    }
  }

  /** Shows a part in the middle of what can be seen, or from its beginning where it is larger. */
  private static double middle(double from, double size, double seen, double all) {
    return Math.max(0, Math.min(1, (from - Math.max(0, seen - size) / 2) / (all - seen)));
  }
}
