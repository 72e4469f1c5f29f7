package convscope.workbench.fx;

import java.util.Arrays;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * Keys that do one thing, for the list of shortcuts. Immutable.
 *
 * @param keys each of which does it, or does it in another direction, as the arrow keys
 * @param does in the window's language
 */
public record Shortcut(List<KeyCombination> keys, String does) {
  private static final char RETURN = '\u21B5';

  public Shortcut {
    keys = List.copyOf(keys);
  }

  /** Plain keys; {@code shortcut.id} in {@code texts} says what they do. */
  public static Shortcut of(Texts texts, String id, KeyCode... codes) {
    return of(texts, id, Arrays.stream(codes).map(KeyCodeCombination::new).toArray(KeyCombination[]::new));
  }

  /** Keys with modifiers; {@code shortcut.id} in {@code texts} says what they do. */
  public static Shortcut of(Texts texts, String id, KeyCombination... keys) {
    return new Shortcut(List.of(keys), texts.get("shortcut." + id));
  }

  /** The keys as they are written on a keyboard, such as "Shift+← →": modifiers that all share stand once. */
  public String keysShown() {
    StringBuilder shown = new StringBuilder();
    String before = "";
    for (KeyCombination one : keys) {
      String text = one.getDisplayText().replace(String.valueOf(RETURN), "Enter");
      String modifiers = text.substring(0, text.lastIndexOf('+', text.length() - 2) + 1);
      shown.append(shown.isEmpty() ? "" : " ");
      shown.append(modifiers.equals(before) ? text.substring(modifiers.length()) : text);
      before = modifiers;
    }
    return shown.toString();
  }
}
