package convscope.workbench.train;

import convscope.workbench.control.FieldErrors;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.SettingEntry;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A number's name, its field with the unit, and, if it is invalid, what would be valid. JavaFX thread. */
final class NumberRow implements SettingRow {
  private final SettingEntry entry;
  private final TextField field = new TextField();
  private final VBox node;

  /**
   * @param right the text shown if the number is invalid
   * @param entered run by Enter in the field
   */
  NumberRow(SettingEntry entry, Texts names, String right, Runnable entered) {
    this.entry = entry;
    String key = entry.setting().key();
    String name = names.get(key + ".field");
    Label label = new Label(name);
    label.setLabelFor(field);
    Label unit = new Label(names.get(key + ".unit"));
    unit.getStyleClass().add("hint");
    unit.setMinWidth(Region.USE_PREF_SIZE);
    Presence.set(unit, !unit.getText().isEmpty());
    field.setId("number-" + key);
    field.setAccessibleText(name);
    field.setAccessibleHelp(names.get(key + ".help"));
    field.textProperty().bindBidirectional(entry.textProperty());
    field.setOnAction(pressed -> entered.run());
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox line = new HBox(field, unit);
    line.getStyleClass().add("field-line");
    Label wrong = new Label();
    wrong.getStyleClass().add("wrong");
    wrong.setWrapText(true);
    node = new VBox(label, line, wrong);
    node.getStyleClass().add("field");
    FieldErrors.show(field, typed -> entry.validProperty().get(), right, wrong);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void close() {
    field.textProperty().unbindBidirectional(entry.textProperty());
  }
}
