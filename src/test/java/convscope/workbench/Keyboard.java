package convscope.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;

/** Walks a scene graph as somebody without a mouse, or without sight, would have to. */
public final class Keyboard {
  /** The style class of controls of which one takes the Tab key for all of their group. */
  private static final String ROVING = "roving-focus";

  private Keyboard() {}

  /** Controls below {@code root} to which neither the Tab key comes nor, from one beside them, the arrow keys. */
  public static List<Node> outOfReach(Parent root) {
    return controls(root).filter(node -> !node.isFocusTraversable() && !reachedByArrows(node)).toList();
  }

  private static boolean reachedByArrows(Node node) {
    return node.getStyleClass().contains(ROVING) && node.getParent().getChildrenUnmodifiable().stream()
        .anyMatch(sibling -> sibling.isVisible() && sibling.isFocusTraversable() && sibling.getStyleClass().contains(ROVING));
  }

  /** Controls, and whatever else takes the focus, below {@code root} that have no name to be read out. */
  public static List<Node> nameless(Parent root) {
    return all(root).stream().filter(node -> node.isFocusTraversable() || isControl(node))
        .filter(node -> !(node instanceof ScrollPane)).filter(node -> !named(node)).toList();
  }

  private static Stream<Node> controls(Parent root) {
    return all(root).stream().filter(Keyboard::isControl);
  }

  private static boolean isControl(Node node) {
    return node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ComboBoxBase
        || node instanceof Slider || node instanceof CheckBox || node instanceof ListView;
  }

  private static boolean named(Node node) {
    // The text of a field is what was typed, and no name for it.
    boolean ownWords = !(node instanceof TextInputControl)
        && node.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String words && filled(words);
    return ownWords || filled(node.getAccessibleText()) || node instanceof Labeled labeled && filled(labeled.getText())
        || node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) != null;
  }

  private static boolean filled(String text) {
    return text != null && !text.isBlank();
  }

  /** Every node that a person can see; the insides of a control belong to it, and are passed over. */
  private static List<Node> all(Parent root) {
    List<Node> found = new ArrayList<>();
    for (Node node : root.getChildrenUnmodifiable()) {
      if (!node.isVisible() || node instanceof ScrollBar) {
        continue;
      }
      found.add(node);
      if (node instanceof Parent parent && !isControl(node)) {
        found.addAll(all(parent));
      }
    }
    return found;
  }
}
