package convscope.workbench.shell;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.training.RunState;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The frame's data. JavaFX thread. */
public final class ShellModel {
  private final ObjectProperty<ViewId> view = new SimpleObjectProperty<>(this, "view", ViewId.TRAIN);
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language", Language.ENGLISH);
  private final BooleanProperty log = new SimpleBooleanProperty(this, "log");
  private final BooleanProperty shortcuts = new SimpleBooleanProperty(this, "shortcuts");
  private final BooleanProperty fullScreen = new SimpleBooleanProperty(this, "fullScreen");
  private final BooleanProperty tasks = new SimpleBooleanProperty(this, "tasks");
  private final BooleanProperty lessons = new SimpleBooleanProperty(this, "lessons");
  private final BooleanProperty networks = new SimpleBooleanProperty(this, "networks");
  private final BooleanProperty welcome = new SimpleBooleanProperty(this, "welcome");
  private final BooleanProperty welcomed = new SimpleBooleanProperty(this, "welcomed");
  private final BooleanProperty pointer = new SimpleBooleanProperty(this, "pointer");
  private final BooleanProperty frozen = new SimpleBooleanProperty(this, "frozen");
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>(this, "problem");
  private final Speed speed = new Speed();

  public ShellModel() {
    welcome.addListener((property, was, is) -> {
      if (!is) {
        welcomed.set(true);
      }
    });
  }

  public ObjectProperty<ViewId> viewProperty() {
    return view;
  }

  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /** The speed of the current run, which outlives the status bar of a language. */
  Speed speed() {
    return speed;
  }

  /** Whether the log drawer is open. */
  public BooleanProperty logProperty() {
    return log;
  }

  /** Whether the pane of lessons is open. */
  public BooleanProperty lessonsProperty() {
    return lessons;
  }

  /** Whether the list of networks to select from is open. */
  public BooleanProperty networksProperty() {
    return networks;
  }

  /** Whether the card with first steps is shown. */
  public BooleanProperty welcomeProperty() {
    return welcome;
  }

  /** Whether the card with first steps was dismissed once, so that it is shown only when asked for. */
  public BooleanProperty welcomedProperty() {
    return welcomed;
  }

  /** Shows the card with first steps, unless it was dismissed before. */
  public void greet() {
    welcome.set(!welcomed.get());
  }

  /** The failure shown until it is dismissed or replaced; null if there is none. */
  public ObjectProperty<@Nullable Problem> problemProperty() {
    return problem;
  }

  /**
   * Puts a failure of a run away as soon as the next run is begun, to which it says nothing; and the card with first
   * steps, since whoever starts a run has made one.
   */
  public void followRuns(ObservableValue<RunState> run) {
    run.addListener((property, was, is) -> {
      if (was instanceof RunState.Failed failed && failed.why() == problem.get()) {
        problem.set(null);
      }
      if (is instanceof RunState.Preparing) {
        welcome.set(false);
      }
    });
  }

  /** Whether the list of long work is open. */
  public BooleanProperty tasksProperty() {
    return tasks;
  }

  /** Whether the window takes up the whole screen. */
  public BooleanProperty fullScreenProperty() {
    return fullScreen;
  }

  /** Whether a ring follows the mouse, so that an audience sees what is pointed at. */
  public BooleanProperty pointerProperty() {
    return pointer;
  }

  /** Whether what the windows show stands still, whatever goes on. */
  public BooleanProperty frozenProperty() {
    return frozen;
  }

  /** Whether the list of shortcuts is open. */
  public BooleanProperty shortcutsProperty() {
    return shortcuts;
  }
}
