package convscope.workbench.fx;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

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
  private double x;
  private double y;

  /** A hint in the window of {@code owner}, which is evaluated when there is something to show. */
  public Hint(Supplier<Node> owner) {
    pause.setOnFinished(over -> show(owner.get()));
  }

  /** The pointer is at a position on the screen, over something called {@code name}; null for nothing. */
  public void over(String name, double screenX, double screenY) {
    x = screenX;
    y = screenY;
    if (name == null) {
      hide();
    } else if (!name.equals(words)) {
      hide();
      words = name;
      pause.playFromStart();
    }
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
  }
}
