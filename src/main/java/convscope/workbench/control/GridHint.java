package convscope.workbench.control;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/**
 * A tooltip for nodes that draw many things: it follows from one thing to the next, which JavaFX's own way of installing
 * tooltips does not. JavaFX thread.
 */
final class GridHint {
  private static final double AWAY = 14;

  private final Tooltip tooltip = new Tooltip();
  private final PauseTransition pause = new PauseTransition(Duration.millis(400));
  private double x;
  private double y;

  GridHint(Node owner) {
    pause.setOnFinished(over -> tooltip.show(owner, x + AWAY, y + AWAY));
  }

  /** The pointer is at a place on the screen, over a thing called {@code words}; null for over nothing. */
  void over(String words, double screenX, double screenY) {
    x = screenX;
    y = screenY;
    if (words == null) {
      hide();
    } else if (!words.equals(tooltip.getText())) {
      hide();
      tooltip.setText(words);
      pause.playFromStart();
    }
  }

  void hide() {
    pause.stop();
    tooltip.hide();
    tooltip.setText("");
  }

  /** What it says, or is about to say; empty for nothing. */
  String words() {
    return tooltip.getText();
  }
}
