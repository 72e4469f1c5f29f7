package convscope.workbench.train;

import convscope.workbench.fx.Texts;
import convscope.workbench.session.SettingEntry;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.util.converter.BooleanStringConverter;

/** A setting that is on or off. JavaFX thread. */
final class FlagRow implements SettingRow {
  private final SettingEntry entry;
  private final CheckBox box;

  FlagRow(SettingEntry entry, Texts names) {
    this.entry = entry;
    String key = entry.setting().key();
    box = new CheckBox(names.get(key + ".field"));
    box.setId("flag-" + key);
    box.setAccessibleHelp(names.get(key + ".help"));
    box.setSelected(Boolean.parseBoolean(entry.textProperty().get()));
    Bindings.bindBidirectional(entry.textProperty(), box.selectedProperty(), new BooleanStringConverter());
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void close() {
    Bindings.unbindBidirectional(entry.textProperty(), box.selectedProperty());
  }
}
