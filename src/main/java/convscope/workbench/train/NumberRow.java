package convscope.workbench.train;

import convscope.foundation.Figures;
import convscope.workbench.control.FieldErrors;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.SettingEntry;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A number's name, its field with the unit, and, if it is invalid, what would be valid. JavaFX thread. */
final class NumberRow implements SettingRow {
  private final SettingEntry entry;
  private final Texts texts;
  private final Runnable entered;
  private final TextField field = new TextField();
  private final VBox node;
  private final Button reset = new Button();
  private final Subscription listening;

  /**
   * @param texts of the view
   * @param names of the settings
   * @param right the text shown if the number is invalid
   * @param entered run by Enter in the field
   */
  NumberRow(SettingEntry entry, Texts texts, Texts names, String right, Runnable entered) {
    this.entry = entry;
    this.texts = texts;
    this.entered = entered;
    String key = entry.setting().key();
    String name = names.get(key + ".field");
    Label label = new Label(name);
    label.setLabelFor(field);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
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
    makeReset(key);
    HBox head = new HBox(label, reset);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("field-line");
    node = new VBox(head, line, wrong);
    node.getStyleClass().add("field");
    FieldErrors.show(field, typed -> entry.validProperty().get(),
        typed -> entry.setting().range().ambiguous(typed) ? ambiguous(typed.strip()) : right, wrong);
    listening = Subscription.combine(entry.plannedProperty().subscribe(planned -> showPlanned()),
        entry.textProperty().subscribe(typed -> showPlanned()));
  }

  /**
   * A value changed during a run is the next run's too: the way back stands beside the name, where its room is free at
   * all times, so that nothing moves under a hand that clicks again.
   */
  private void makeReset(String key) {
    reset.getStyleClass().add("small");
    reset.setMinWidth(Region.USE_PREF_SIZE);
    reset.setId("reset-" + key);
    reset.setOnAction(pressed -> {
      entry.restore();
      entered.run();
    });
  }

  private void showPlanned() {
    Object planned = entry.plannedProperty().get();
    boolean differs = planned != null && !entry.value().equals(Optional.of(planned));
    String value = differs ? Figures.value(((Number) planned).doubleValue()) : "";
    reset.setVisible(differs);
    reset.setText(texts.get("number.reset", value));
    reset.setAccessibleHelp(texts.get("number.reset.help", value));
  }

  private String ambiguous(String typed) {
    return texts.get("number.wrong.comma", typed.replace(",", ""), typed.replace(',', '.'));
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void close() {
    field.textProperty().unbindBidirectional(entry.textProperty());
    listening.unsubscribe();
  }
}
