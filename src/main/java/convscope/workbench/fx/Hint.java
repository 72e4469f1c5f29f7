package convscope.workbench.fx;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.stage.Screen;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One tooltip for many nodes: it moves from one to the next, which JavaFX's installed tooltips do not, and is created
 * when first shown. JavaFX thread.
 */
public final class Hint {
  private static final double AWAY = 14;
  private static final double WIDTH = 420;

  private final PauseTransition pause = new PauseTransition(Duration.millis(400));
  private Tooltip tooltip;
  private String words = "";
  private @Nullable Bounds kept;
  private double x;
  private double y;

  /** A hint in the window of {@code owner}, which is evaluated when there is something to show. */
  public Hint(Supplier<Node> owner) {
    pause.setOnFinished(over -> show(owner.get()));
  }

  /** The pointer is at a position on the screen, over something called {@code name}; null for nothing. */
  public void over(@Nullable String name, double screenX, double screenY) {
    x = screenX;
    y = screenY;
    kept = null;
    if (name == null) {
      hide();
    } else if (!name.equals(words)) {
      hide();
      words = name;
      pause.playFromStart();
    }
  }

  /**
   * The pointer rests on, or moves over, something called {@code name}, which people look at while it is explained: the
   * text is shown once the pointer rests, and where there is room not on {@code area}, in the screen's coordinates.
   */
  public void beside(String name, double screenX, double screenY, Bounds area) {
    over(name, screenX, screenY);
    kept = area;
    pause.playFromStart();
  }

  /** Whether its text is shown, not only about to be. */
  public boolean isShown() {
    return tooltip != null && tooltip.isShowing();
  }

  public void hide() {
    pause.stop();
    words = "";
    if (tooltip != null) {
      tooltip.hide();
    }
  }

  /** Its text, or the text about to be shown; empty for none. */
  public String words() {
    return words;
  }

  private void show(Node owner) {
    if (tooltip == null) {
      tooltip = new Tooltip();
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(WIDTH);
    }
    tooltip.setText(words);
    tooltip.show(owner, x + AWAY, y + AWAY);
    if (kept != null) {
      keepOff(kept);
    }
  }

  private void keepOff(Bounds area) {
    Rectangle2D screen = Screen.getScreensForRectangle(x, y, 1, 1).stream().findFirst().orElseGet(Screen::getPrimary)
        .getVisualBounds();
    if (area.getMaxY() + tooltip.getHeight() <= screen.getMaxY()) {
      tooltip.setAnchorY(area.getMaxY());
    } else if (area.getMinY() - tooltip.getHeight() >= screen.getMinY()) {
      tooltip.setAnchorY(area.getMinY() - tooltip.getHeight());
    }
  }
}
