package convscope.workbench.shell;

import convscope.workbench.fx.Language;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the frame shows. JavaFX thread. */
public final class ShellModel {
  private final ObjectProperty<ViewId> view = new SimpleObjectProperty<>(this, "view", ViewId.TRAIN);
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language", Language.ENGLISH);
  private final BooleanProperty log = new SimpleBooleanProperty(this, "log");
  private final BooleanProperty shortcuts = new SimpleBooleanProperty(this, "shortcuts");

  public ObjectProperty<ViewId> viewProperty() {
    return view;
  }

  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /** Whether the log drawer is open. */
  public BooleanProperty logProperty() {
    return log;
  }

  /** Whether the list of shortcuts is open. */
  public BooleanProperty shortcutsProperty() {
    return shortcuts;
  }
}
