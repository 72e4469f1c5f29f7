package convscope.workbench.shell;

import convscope.foundation.Language;
import convscope.workbench.fx.Appearance;
import javafx.scene.control.ListCell;

/** A language in the list of languages, by its own name and in a font that has its letters. JavaFX thread. */
final class LanguageCell extends ListCell<Language> {
  @Override
  protected void updateItem(Language item, boolean empty) {
    super.updateItem(item, empty);
    setText(empty ? null : item.toString());
    setStyle(empty ? "" : Appearance.fontFor(item));
  }
}
