package convscope.workbench.train;

import convscope.training.Restart;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.Recovery;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What can be done after a run has diverged, as a sentence and a button; not there otherwise. JavaFX thread. */
final class RestartController implements Screen {
  private final Recovery recovery;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;

  @FXML private Label words;
  @FXML private Button restart;

  RestartController(Recovery recovery, Texts texts) {
    this.recovery = recovery;
    this.texts = texts;
    node = Fxml.load(this, texts);
    listening = recovery.adviceProperty().subscribe(this::show);
  }

  private void show(Recovery.@Nullable Advice advice) {
    Presence.set(node, advice != null);
    if (advice != null) {
      String rate = Restart.words(advice.rate());
      long step = advice.restart().step();
      words.setText(advice.restart().risen().isPresent()
          ? texts.get("restart.risen", advice.restart().risen().getAsLong()) : texts.get("restart.sudden"));
      restart.setText(step == 0 ? texts.get("restart.start", rate) : texts.get("restart.step", step, rate));
    }
  }

  @FXML
  private void restart() {
    recovery.follow();
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
