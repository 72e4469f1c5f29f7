package convscope.workbench.shell;

import convscope.workbench.fx.Appearance;
import convscope.workbench.session.CurrentRun;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The commands available from every view, each with its keys and its name in the bundle. */
public final class Commands {
  /**
   * One command.
   *
   * @param id its text is {@code command.id} in the bundle
   * @param keys as JavaFX writes them
   */
  public record Command(String id, KeyCombination keys, Runnable action) {}

  private final List<Command> all = new ArrayList<>();
  private final ShellModel model;
  private final CurrentRun training;

  public Commands(ShellModel model, CurrentRun training, Appearance appearance) {
    this.model = model;
    this.training = training;
    add("start", "F5", training::start);
    add("pause", "Space", training::pauseOrGoOn);
    add("step", "F6", training::step);
    add("stop", "Shift+F5", training::stop);
    for (ViewId view : ViewId.values()) {
      add(view.id(), "Shortcut+" + (view.ordinal() + 1), () -> model.viewProperty().set(view));
    }
    add("network", "Shortcut+N", () -> flip(model.networksProperty()));
    add("projector", "F11", () -> flip(appearance.projectorProperty()));
    add("theme", "Shortcut+T", () -> flip(appearance.darkProperty()));
    add("log", "Shortcut+L", () -> flip(model.logProperty()));
    add("shortcuts", "F1", () -> flip(model.shortcutsProperty()));
  }

  private void add(String id, String keys, Runnable action) {
    all.add(new Command(id, KeyCombination.valueOf(keys), action));
  }

  private static void flip(BooleanProperty switched) {
    switched.set(!switched.get());
  }

  public List<Command> all() {
    return all;
  }

  /** Installs the keys on {@code scene}. */
  public void bind(Scene scene) {
    all.forEach(command -> scene.getAccelerators().put(command.keys(), command.action()));
    RunKeys.install(scene, training);
    // The question mark is on a different key on every keyboard layout.
    scene.addEventHandler(KeyEvent.KEY_TYPED, typed -> {
      if (typed.getCharacter().equals("?") && !(scene.getFocusOwner() instanceof TextInputControl)) {
        flip(model.shortcutsProperty());
      }
    });
  }
}
