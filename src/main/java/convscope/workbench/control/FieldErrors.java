package convscope.workbench.control;

import convscope.workbench.fx.Presence;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/**
 * Marks a field while its text is not valid: the field is red, and a label below it says what would be valid.
 * ControlsFX's validation marks put a pane around the whole window, in which the styles of the window's root no longer
 * hold, and loading its classes delays the start. JavaFX thread.
 */
public final class FieldErrors {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private FieldErrors() {}

  /**
   * From now on {@code words} says what {@code right} makes of the text of {@code field} while that is not
   * {@code valid}.
   */
  public static void show(TextField field, Predicate<String> valid, UnaryOperator<String> right, Label words) {
    field.textProperty().subscribe(typed -> {
      boolean wrong = !valid.test(typed);
      field.pseudoClassStateChanged(WRONG, wrong);
      words.setText(wrong ? right.apply(typed) : "");
      Presence.set(words, wrong);
    });
  }
}
