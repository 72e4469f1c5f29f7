package convscope.workbench.shell;

import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.CurrentRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The commands available from every view, each with its keys and its name in the bundle. */
public final class Commands {
  /**
   * One command.
   *
   * @param id its text is {@code command.id} in the bundle, unless it goes to a view
   * @param keys as JavaFX writes them
   * @param view that it goes to; null if it does something else
   */
  public record Command(String id, KeyCombination keys, @Nullable ViewId view, Runnable action) {}

  private static final String LIST = "shortcuts";
  private static final String QUESTION = "?";

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
      all.add(new Command(view.id(), KeyCombination.valueOf("Shortcut+" + (view.ordinal() + 1)), view,
          () -> model.viewProperty().set(view)));
    }
    add("lessons", "Shortcut+0", () -> flip(model.lessonsProperty()));
    add("network", "Shortcut+N", () -> flip(model.networksProperty()));
    add("projector", "F11", () -> flip(appearance.projectorProperty()));
    add("fullscreen", "Shift+F11", () -> flip(model.fullScreenProperty()));
    add("pointer", "Shortcut+P", () -> flip(model.pointerProperty()));
    add("freeze", "Shortcut+F", () -> flip(model.frozenProperty()));
    add("theme", "Shortcut+T", () -> flip(appearance.darkProperty()));
    add("log", "Shortcut+L", () -> flip(model.logProperty()));
    add(LIST, "F1", () -> flip(model.shortcutsProperty()));
  }

  private void add(String id, String keys, Runnable action) {
    all.add(new Command(id, KeyCombination.valueOf(keys), null, action));
  }

  private static void flip(BooleanProperty switched) {
    switched.set(!switched.get());
  }

  public List<Command> all() {
    return all;
  }

  /** The list of these keys in the language of {@code texts}: the views, with their names, are one line. */
  List<Shortcut> shortcuts(Texts texts) {
    List<Shortcut> shown = new ArrayList<>();
    List<KeyCombination> views = new ArrayList<>();
    for (Command command : all) {
      if (command.view() != null) {
        views.add(command.keys());
      } else {
        List<KeyCombination> keys = command.id().equals(LIST)
            ? List.of(command.keys(), new KeyCharacterCombination(QUESTION)) : List.of(command.keys());
        shown.add(new Shortcut(keys, texts.get("command." + command.id())));
      }
    }
    String names = Arrays.stream(ViewId.values()).map(view -> texts.get("view." + view.id()))
        .collect(Collectors.joining(", "));
    shown.add(new Shortcut(views, texts.get("command.views", names)));
    shown.add(new Shortcut(List.of(new KeyCodeCombination(KeyCode.ENTER)), texts.get("command.press")));
    shown.add(new Shortcut(List.of(new KeyCodeCombination(KeyCode.ESCAPE)), texts.get("command.leave")));
    return shown;
  }

  /** Installs the keys on {@code scene}. */
  public void bind(Scene scene) {
    all.forEach(command -> scene.getAccelerators().put(command.keys(), command.action()));
    RunKeys.install(scene, training);
    ProblemController.leaveByKey(scene, model);
    WelcomeController.leaveByKey(scene, model);
    Presenting.install(scene, model);
    // The question mark is on a different key on every keyboard layout.
    scene.addEventHandler(KeyEvent.KEY_TYPED, typed -> {
      if (typed.getCharacter().equals(QUESTION) && !(scene.getFocusOwner() instanceof TextInputControl)) {
        flip(model.shortcutsProperty());
      }
    });
  }
}
