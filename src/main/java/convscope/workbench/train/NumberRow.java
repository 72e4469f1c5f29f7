package convscope.workbench.train;

import convscope.workbench.fx.Texts;
import convscope.workbench.session.NumberEntry;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A number's name, its field with the unit behind, and, where it is not right, what would be. JavaFX thread. */
final class NumberRow extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final NumberEntry entry;
  private final Texts texts;
  private final TextField field = new TextField();
  private final Label wrong = new Label();
  private final ChangeListener<Boolean> validity = (property, was, is) -> judge(is);

  /** A row for {@code entry}; Enter in its field runs {@code entered}. */
  NumberRow(NumberEntry entry, Texts texts, Runnable entered) {
    this.entry = entry;
    this.texts = texts;
    getStyleClass().add("field");
    String name = texts.get("number." + entry.id());
    Label label = new Label(name);
    label.setLabelFor(field);
    Label unit = new Label(texts.get("number." + entry.id() + ".unit"));
    unit.getStyleClass().add("hint");
    unit.setMinWidth(USE_PREF_SIZE);
    field.setId("number-" + entry.id());
    field.setAccessibleText(name);
    field.setAccessibleHelp(texts.get("number." + entry.id() + ".help"));
    field.textProperty().bindBidirectional(entry.textProperty());
    field.setOnAction(pressed -> entered.run());
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox line = new HBox(field, unit);
    line.getStyleClass().add("field-line");
    wrong.getStyleClass().add("wrong");
    wrong.setWrapText(true);
    getChildren().addAll(label, line, wrong);
    entry.validProperty().addListener(validity);
    judge(entry.validProperty().get());
  }

  private void judge(boolean valid) {
    field.pseudoClassStateChanged(WRONG, !valid);
    wrong.setText(valid ? "" : texts.get(entry.whole() ? "number.wrong.whole" : "number.wrong", entry.least(), entry.most()));
    wrong.setVisible(!valid);
    wrong.setManaged(!valid);
  }

  void close() {
    field.textProperty().unbindBidirectional(entry.textProperty());
    entry.validProperty().removeListener(validity);
  }
}
