package convscope.workbench.classify;

import convscope.workbench.control.PixelView;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person move a gray square over the network's input: by the pointer, or with the arrow keys (Shift: four
 * pixels); plus and minus change its size, Escape takes it away. JavaFX thread.
 */
final class OcclusionControl {
  private static final int FAR = 4;

  private final PixelView input;
  private final ManualOcclusion occlusion;
  private final Subscription listening;

  OcclusionControl(PixelView input, ManualOcclusion occlusion) {
    this.input = input;
    this.occlusion = occlusion;
    input.setFocusTraversable(true);
    input.setOnMouseMoved(this::pointed);
    input.setOnMouseDragged(this::pointed);
    input.setOnMousePressed(event -> input.requestFocus());
    input.setOnMouseExited(event -> cover(null));
    input.setOnKeyPressed(this::typed);
    listening = Subscription.combine(occlusion.squareProperty().subscribe(this::mark),
        input.focusedProperty().subscribe((was, is) -> {
          if (!is) {
            cover(null);
          }
        }));
  }

  void close() {
    listening.unsubscribe();
  }

  private void pointed(MouseEvent event) {
    if (!input.isEmpty()) {
      cover(CoveredSquare.around(input.column(event.getX()), input.row(event.getY()), occlusion.side(),
          input.columns()));
    }
  }

  /** The keys, for the list of shortcuts. */
  static List<Shortcut> keys(Texts texts) {
    return List.of(Shortcut.of(texts, "cover.move", KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN),
        Shortcut.of(texts, "cover.size", KeyCode.PLUS, KeyCode.MINUS),
        Shortcut.of(texts, "cover.away", KeyCode.ESCAPE));
  }

  private void typed(KeyEvent event) {
    if (input.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    CoveredSquare now = occlusion.squareProperty().get();
    int across = input.columns();
    CoveredSquare from = now == null ? CoveredSquare.around(across / 2.0, across / 2.0, occlusion.side(), across) : now;
    int step = now == null ? 0 : event.isShiftDown() ? FAR : 1;
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> cover(from.moved(0, -step, across));
      case RIGHT, KP_RIGHT -> cover(from.moved(0, step, across));
      case UP, KP_UP -> cover(from.moved(-step, 0, across));
      case DOWN, KP_DOWN -> cover(from.moved(step, 0, across));
      case PLUS, ADD, EQUALS -> cover(from.sized(from.side() + 2, across));
      case MINUS, SUBTRACT -> cover(from.sized(from.side() - 2, across));
      case ESCAPE -> {
        if (now == null) {
          return;
        }
        cover(null);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void cover(@Nullable CoveredSquare square) {
    occlusion.squareProperty().set(square);
  }

  private void mark(@Nullable CoveredSquare square) {
    if (square == null) {
      input.unmark();
    } else {
      input.mark(square.left(), square.top(), square.side(), square.side());
    }
  }
}
