package convscope.workbench.fx;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/**
 * One tooltip for many things: it follows from one to the next, which JavaFX's own way of installing tooltips does not, and
 * is made with the first words that it has to say. JavaFX thread.
 */
public final class Hint {
  private static final double AWAY = 14;
  private static final double WIDTH = 420;

  private final PauseTransition pause = new PauseTransition(Duration.millis(400));
  private Tooltip tooltip;
  private String words = "";
  private double x;
  private double y;

  /** A hint in the window that {@code owner}, asked when there is something to show, is in. */
  public Hint(Supplier<Node> owner) {
    pause.setOnFinished(over -> show(owner.get()));
  }

  /** The pointer is at a place on the screen, over a thing called {@code name}; null for over nothing. */
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

  /** What it says, or is about to say; empty for nothing. */
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
