package convscope.workbench.shell;

import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the window's language and look, and whether the card with first steps was dismissed, soon after they change:
 * they outlive a power cut, and a second window that is opened meanwhile starts with them. JavaFX thread.
 */
final class LookSaving {
  private static final Logger LOG = LoggerFactory.getLogger(LookSaving.class);
  /** Several changes in a row are written once. */
  private static final Duration REST = Duration.millis(300);

  private final Map<String, Object> changed = new HashMap<>();
  private final PauseTransition pause = new PauseTransition(REST);
  private final Subscription listening;

  /** Watches {@code shell} and {@code appearance}, and writes to {@code file} in the {@code background}. */
  LookSaving(ShellModel shell, Appearance appearance, StateFile file, Background background) {
    pause.setOnFinished(over -> {
      Map<String, Object> now = Map.copyOf(changed);
      changed.clear();
      background.keep(() -> file.amend(state -> state.with(now)), written -> { },
          unable -> LOG.warn("{} The next start will not know of the last change.", unable.getMessage(), unable));
    });
    listening = Subscription.combine(appearance.darkProperty().subscribe((was, is) -> change("dark", is)),
        appearance.projectorProperty().subscribe((was, is) -> change("projector", is)),
        shell.languageProperty().subscribe((was, is) -> change("language", is.name())),
        shell.welcomedProperty().subscribe((was, is) -> change("welcomed", is)));
  }

  /** Only what was changed here is written: a second window may have changed the rest. */
  private void change(String name, Object value) {
    changed.put(name, value);
    pause.playFromStart();
  }

  void close() {
    listening.unsubscribe();
    pause.stop();
  }
}
