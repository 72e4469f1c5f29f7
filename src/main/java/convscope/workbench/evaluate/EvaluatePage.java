package convscope.workbench.evaluate;

import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Screen;
import javafx.scene.Parent;
import javafx.util.Subscription;

/** A part of the view with its own layout; it observes the model until it is closed. JavaFX thread. */
abstract class EvaluatePage implements Screen {
  final EvaluateModel model;
  final EvaluateTexts words;
  private final Parent node;
  private Subscription listening = Subscription.EMPTY;

  EvaluatePage(EvaluateModel model, EvaluateTexts words) {
    this.model = model;
    this.words = words;
    node = Fxml.load(this, words.texts());
  }

  /** Unsubscribes {@code more} when the page is closed. */
  final void follow(Subscription more) {
    listening = listening.and(more);
  }

  @Override
  public final Parent node() {
    return node;
  }

  @Override
  public void close() {
    listening.unsubscribe();
  }
}
