package convscope.workbench.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * What helps to show the program to others: a ring around the mouse, and a picture that stands still. Both are in the
 * program's window and in those it owns, such as a chart on the whole screen. JavaFX thread.
 */
final class Presenting {
  private final ShellModel model;
  private final Window window;
  private final Map<Window, PresentingLayer> layers = new HashMap<>();
  private final ListChangeListener<Window> windowsChanged = change -> follow();

  private Presenting(ShellModel model, Window window) {
    this.model = model;
    this.window = window;
    Window.getWindows().addListener(windowsChanged);
    window.addEventHandler(WindowEvent.WINDOW_HIDDEN, hidden -> Window.getWindows().removeListener(windowsChanged));
    follow();
  }

  /** Shows over {@code scene}, and over the windows that its window owns, what {@code model} says. */
  static void install(Scene scene, ShellModel model) {
    scene.windowProperty().subscribe(window -> begin(window, model));
  }

  private static void begin(@Nullable Window window, ShellModel model) {
    if (window != null) {
      new Presenting(model, window);
    }
  }

  private void follow() {
    List<Window> present = Window.getWindows().stream().filter(this::isOurs).toList();
    layers.entrySet().removeIf(entry -> {
      boolean gone = !present.contains(entry.getKey());
      if (gone) {
        entry.getValue().close();
      }
      return gone;
    });
    present.forEach(one -> layers.computeIfAbsent(one, other -> new PresentingLayer(other, model)));
  }

  private boolean isOurs(Window one) {
    return one.getScene() != null && (one == window || one instanceof Stage stage && stage.getOwner() == window);
  }
}
