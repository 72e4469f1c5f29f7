package convscope.workbench.lessons;

import convscope.workbench.fx.AfterChanges;
import convscope.workbench.fx.Pulse;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.event.EventHandler;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Outlines one control of the window, wherever it lies and as soon as it is there. It is scrolled to, also when what is
 * above it has pushed it away, until somebody scrolls by hand. The outline lets the mouse through. JavaFX thread.
 */
final class LessonMark {
  private static final long BETWEEN_MILLIS = 200;
  /** As wide as both lines of the outline. */
  private static final double AROUND = 5;
  /** Between it and the upper or lower edge of what can be seen, where it is scrolled to. */
  private static final double MARGIN = 40;
  /**
   * The parts of a view are made one after the other and move what is below them: it has its margin until it has stayed
   * where it is for so many beats, and nearly all of it is in sight from then on.
   */
  private static final int SETTLED = 3;
  private static final double NEARLY_ALL = 0.95;

  private final Region outline = new Region();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::place);
  private final Node pane;
  /** Where each pane was scrolled to before, in pixels of its content. */
  private final Map<ScrollPane, Point2D> before = new IdentityHashMap<>();
  private List<String> ids = List.of();
  /** At how many beats in a row it was where it had been before. */
  private int stayed;
  private boolean settled;
  private boolean scrolled;
  private @Nullable Node followed;
  private @Nullable Scene window;
  private Bounds place = new BoundingBox(0, 0, 0, 0);
  private final EventHandler<InputEvent> byHand = this::goesFirst;
  private final InvalidationListener moved = new AfterChanges(this::place);

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
    hide();
    stayed = 0;
    settled = false;
    scrolled = false;
    if (!wanted.isEmpty()) {
      ids = List.of(wanted.split("[\\s,]+"));
      pulse.start();
    }
  }

  /** A person who scrolls is not taken back. */
  private void goesFirst(InputEvent event) {
    if (event.getEventType() == ScrollEvent.SCROLL || event.getEventType() == MouseEvent.MOUSE_DRAGGED
        || event instanceof KeyEvent key && (key.getCode().isNavigationKey() || key.getCode() == KeyCode.TAB)) {
      scrolled = true;
    }
  }

  /** Marks nothing. */
  void hide() {
    pulse.stop();
    ids = List.of();
    before.clear();
    follow(null);
    if (window != null) {
      window.removeEventFilter(InputEvent.ANY, byHand);
      window = null;
    }
    outline.setVisible(false);
    if (outline.getParent() instanceof Pane root) {
      root.getChildren().remove(outline);
    }
  }

  /** Between two beats, too, the outline must not stay where the control has been. */
  private void follow(@Nullable Node marked) {
    if (followed != marked) {
      if (followed != null) {
        followed.localToSceneTransformProperty().removeListener(moved);
        followed.layoutBoundsProperty().removeListener(moved);
      }
      followed = marked;
      if (marked != null) {
        marked.localToSceneTransformProperty().addListener(moved);
        marked.layoutBoundsProperty().addListener(moved);
      }
    }
    if (marked != null) {
      // It tells of the next change only if it has been read since the last.
      marked.getLocalToSceneTransform();
    }
  }

  private void place() {
    Scene scene = pane.getScene();
    if (window == null && scene != null && !ids.isEmpty()) {
      window = scene;
      window.addEventFilter(InputEvent.ANY, byHand);
    }
    Node marked = scene == null ? null : ids.stream().map(id -> scene.lookup("#" + id))
        .filter(node -> node != null && isVisible(node)).findFirst().orElse(null);
    follow(marked);
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
    stayed = local.equals(place) ? stayed + 1 : 0;
    settled |= stayed >= SETTLED;
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
        Bounds room = scroll.localToScene(scroll.getLayoutBounds());
        Bounds seen = common(part, room);
        if (!scrolled && (!settled || seen.getHeight() < NEARLY_ALL * Math.min(part.getHeight(), room.getHeight())
            || seen.getWidth() < NEARLY_ALL * Math.min(part.getWidth(), room.getWidth()))) {
          scrollTo(scroll, part);
        }
        part = seen;
      }
    }
    return isEmpty(part) ? null : part;
  }

  private static boolean isEmpty(Bounds part) {
    return part.getWidth() <= 0 || part.getHeight() <= 0;
  }

  private static Bounds common(Bounds one, Bounds other) {
    double x = Math.max(one.getMinX(), other.getMinX());
    double y = Math.max(one.getMinY(), other.getMinY());
    return new BoundingBox(x, y, Math.min(one.getMaxX(), other.getMaxX()) - x,
        Math.min(one.getMaxY(), other.getMaxY()) - y);
  }

  private void scrollTo(ScrollPane scroll, Bounds part) {
    Bounds content = scroll.getContent().localToScene(scroll.getContent().getLayoutBounds());
    double height = scroll.getViewportBounds().getHeight();
    double width = scroll.getViewportBounds().getWidth();
    double below = content.getHeight() - height;
    double beside = content.getWidth() - width;
    Point2D from = before.computeIfAbsent(scroll, first -> new Point2D(Math.max(0, first.getHvalue() * beside),
        Math.max(0, first.getVvalue() * below)));
    if (below > 0) {
      scroll.setVvalue(offset(from.getY(), part.getMinY() - content.getMinY(), part.getHeight(), height, MARGIN, below)
          / below);
    }
    if (beside > 0) {
      scroll.setHvalue(offset(from.getX(), part.getMinX() - content.getMinX(), part.getWidth(), width, AROUND, beside)
          / beside);
    }
  }

  /**
   * No further from where it was before than so that the part is whole with a margin, since what is beside it may be
   * what it is about; a part that is larger than what can be seen is shown from its beginning.
   */
  private static double offset(double before, double from, double size, double seen, double room, double most) {
    double first = Math.min(before, most);
    double margin = Math.max(0, Math.min(room, (seen - size) / 2));
    double wanted = from < first + AROUND || size >= seen ? from - margin
        : from + size > first + seen - AROUND ? from + size + margin - seen : first;
    return Math.max(0, Math.min(most, wanted));
  }
}
