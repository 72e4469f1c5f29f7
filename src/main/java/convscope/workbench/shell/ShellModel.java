package convscope.workbench.shell;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The frame's data. JavaFX thread. */
public final class ShellModel {
  private final ObjectProperty<ViewId> view = new SimpleObjectProperty<>(this, "view", ViewId.TRAIN);
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language", Language.ENGLISH);
  private final BooleanProperty log = new SimpleBooleanProperty(this, "log");
  private final BooleanProperty shortcuts = new SimpleBooleanProperty(this, "shortcuts");
  private final BooleanProperty tasks = new SimpleBooleanProperty(this, "tasks");
  private final BooleanProperty networks = new SimpleBooleanProperty(this, "networks");
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>(this, "problem");

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

  /** Whether the list of networks to select from is open. */
  public BooleanProperty networksProperty() {
    return networks;
  }

  /** The failure shown until it is dismissed or replaced; null if there is none. */
  public ObjectProperty<@Nullable Problem> problemProperty() {
    return problem;
  }

  /** Whether the list of long work is open. */
  public BooleanProperty tasksProperty() {
    return tasks;
  }

  /** Whether the list of shortcuts is open. */
  public BooleanProperty shortcutsProperty() {
    return shortcuts;
  }
}
