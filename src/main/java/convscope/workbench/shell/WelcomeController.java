package convscope.workbench.shell;

import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;

/**
 * A card over the view at hand: what the screen shows, and three first steps. It blocks nothing, and goes when a step
 * is taken. JavaFX thread.
 */
final class WelcomeController implements Screen {
  private final ShellModel model;
  private final FirstSteps steps;
  private final Parent node;
  private final Subscription listening;

  @FXML private Label view;

  WelcomeController(ShellModel model, FirstSteps steps, Texts texts) {
    this.model = model;
    this.steps = steps;
    node = Fxml.load(this, texts);
    listening = model.welcomeProperty().subscribe(shown -> Presence.set(node, shown))
        .and(model.viewProperty().subscribe(at -> view.setText(
            texts.get("welcome.view", texts.get("view." + at.id()), texts.get("view." + at.id() + ".about")))));
  }

  /** Makes Esc in {@code scene} put the card of {@code model} away, where nothing else takes the key. */
  static void leaveByKey(Scene scene, ShellModel model) {
    scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
      if (key.getCode() == KeyCode.ESCAPE && !key.isConsumed() && model.welcomeProperty().get()) {
        model.welcomeProperty().set(false);
        key.consume();
      }
    });
  }

  @FXML
  private void classify() {
    leave();
    steps.classify().run();
  }

  @FXML
  private void watch() {
    leave();
    steps.watch().run();
  }

  @FXML
  private void lesson() {
    leave();
    steps.lesson().run();
  }

  @FXML
  private void leave() {
    model.welcomeProperty().set(false);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    listening.unsubscribe();
  }
}
