package convscope.workbench.inspect;

import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keyboard of the page that shows a computation step by step. JavaFX thread. */
final class StepsKeys {
  private StepsKeys() {}

  /** Whether {@code event} is one of its keys, which then has been obeyed. */
  static boolean pressed(KeyEvent event, StepsModel model) {
    if (event.isShortcutDown()) {
      return undone(event, model);
    }
    if (event.isAltDown()) {
      return false;
    }
    boolean inNumbers = event.getTarget() instanceof NumberGrid;
    boolean inChoice = event.getTarget() instanceof ChoiceBox;
    switch (event.getCode()) {
      case SPACE -> model.playingProperty().set(!model.playingProperty().get());
      case HOME -> model.end(false);
      case END -> model.end(true);
      case ESCAPE -> leave(model);
      case LEFT, KP_LEFT, RIGHT, KP_RIGHT -> {
        if (inNumbers) {
          return false;
        }
        model.step(event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.KP_LEFT ? -1 : 1);
      }
      case UP, KP_UP, DOWN, KP_DOWN -> {
        if (inNumbers || inChoice) {
          return false;
        }
        model.down(event.getCode() == KeyCode.UP || event.getCode() == KeyCode.KP_UP ? -1 : 1);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** What was changed is put back first; without a change the page closes. */
  private static void leave(StepsModel model) {
    StepsState state = model.stateProperty().get();
    if (state != null && state.change().any()) {
      model.restore();
    } else {
      model.close();
    }
  }

  private static boolean undone(KeyEvent event, StepsModel model) {
    switch (event.getCode()) {
      case Z -> {
        if (event.isShiftDown()) {
          model.redo();
        } else {
          model.undo();
        }
      }
      case Y -> model.redo();
      default -> {
        return false;
      }
    }
    return true;
  }
}
