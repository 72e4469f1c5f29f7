package convscope.workbench;

import convscope.workbench.fx.Shortcut;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/** Whether keys that the list of shortcuts names do anything. */
public final class ListedKeys {
  private ListedKeys() {}

  /**
   * Presses each of the {@code listed} keys on {@code node}, and returns those that nothing within the scene's root took.
   * JavaFX thread.
   */
  public static List<KeyCode> ignored(Node node, List<Shortcut> listed) {
    List<KeyCode> passed = new ArrayList<>();
    EventHandler<KeyEvent> handler = key -> passed.add(key.getCode());
    node.getScene().addEventHandler(KeyEvent.KEY_PRESSED, handler);
    for (Shortcut shortcut : listed) {
      for (var keys : shortcut.keys()) {
        KeyCodeCombination key = (KeyCodeCombination) keys;
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key.getCode(), down(key.getShift()),
            down(key.getShortcut()), false, false));
      }
    }
    node.getScene().removeEventHandler(KeyEvent.KEY_PRESSED, handler);
    return passed;
  }

  private static boolean down(ModifierValue modifier) {
    return modifier == ModifierValue.DOWN;
  }
}
