package convscope.workbench.control;

import convscope.workbench.fx.Presence;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;
import org.controlsfx.validation.decoration.ValidationDecoration;

/**
 * Marks a field while its text is not valid: the field is red, and a label below it says what would be valid.
 * ControlsFX's own marks put a pane around the whole window, in which the styles of the window's root no longer hold.
 * JavaFX thread.
 */
public final class FieldErrors implements ValidationDecoration {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final Label words;

  private FieldErrors(Label words) {
    this.words = words;
  }

  /**
   * From now on {@code words} says what {@code right} makes of the text of {@code field} while that is not
   * {@code valid}.
   */
  public static void show(TextField field, Predicate<String> valid, UnaryOperator<String> right, Label words) {
    FieldErrors marks = new FieldErrors(words);
    marks.removeDecorations(field);
    ValidationSupport support = new ValidationSupport();
    support.setValidationDecorator(marks);
    Validator<String> validator =
        (control, typed) -> ValidationResult.fromErrorIf(control, right.apply(typed), !valid.test(typed));
    support.registerValidator(field, false, validator);
    // A field can be wrong from the start: the view is made again in another language, and the text stays.
    support.initInitialDecoration();
  }

  @Override
  public void removeDecorations(Control field) {
    field.pseudoClassStateChanged(WRONG, false);
    words.setText("");
    Presence.set(words, false);
  }

  @Override
  public void applyValidationDecoration(ValidationMessage message) {
    message.getTarget().pseudoClassStateChanged(WRONG, true);
    words.setText(message.getText());
    Presence.set(words, true);
  }

  @Override
  public void applyRequiredDecoration(Control field) {
    // An empty field is as wrong as any other text that is not valid.
  }
}
