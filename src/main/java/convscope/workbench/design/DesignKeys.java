package convscope.workbench.design;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The keys of the designer that work in its fields, too. */
final class DesignKeys {
  static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  static final KeyCombination REDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  static final KeyCombination AGAIN = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);
  static final KeyCombination DUPLICATE = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);
  static final KeyCombination UP = new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
  static final KeyCombination DOWN = new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

  private DesignKeys() {}

  /** What {@code event} does to {@code model}; null for nothing. */
  static @Nullable Runnable action(KeyEvent event, DesignModel model) {
    if (UNDO.match(event)) {
      return model::undo;
    }
    if (REDO.match(event) || AGAIN.match(event)) {
      return model::redo;
    }
    if (DUPLICATE.match(event)) {
      return model::duplicate;
    }
    if (UP.match(event)) {
      return () -> model.move(-1);
    }
    return DOWN.match(event) ? () -> model.move(1) : null;
  }
}
