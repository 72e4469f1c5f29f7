package convscope.workbench.train;

import convscope.workbench.fx.Texts;
import convscope.workbench.session.SettingEntry;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A setting that is one of several names. JavaFX thread. */
final class ChoiceRow implements SettingRow {
  private final SettingEntry entry;
  private final ComboBox<String> box = new ComboBox<>();
  private final VBox node;

  ChoiceRow(SettingEntry entry, List<String> choices, Texts names) {
    this.entry = entry;
    String key = entry.setting().key();
    String name = names.get(key + ".field");
    Label label = new Label(name);
    label.setLabelFor(box);
    box.setId("choice-" + key);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(name);
    box.setAccessibleHelp(names.get(key + ".help"));
    box.getItems().setAll(choices);
    box.setConverter(new Named<>(names, key, choice -> choice));
    box.valueProperty().bindBidirectional(entry.textProperty());
    node = new VBox(label, box);
    node.getStyleClass().add("field");
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void close() {
    box.valueProperty().unbindBidirectional(entry.textProperty());
  }
}
