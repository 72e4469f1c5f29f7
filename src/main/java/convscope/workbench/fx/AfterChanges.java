package convscope.workbench.fx;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;

/**
 * Answers changes a moment later, several at once: while a window is styled anew its parts have no size of their own,
 * and what is laid out cannot change its parts. JavaFX thread.
 */
public final class AfterChanges implements InvalidationListener {
  private final Runnable answer;
  private boolean waiting;

  /** Nothing has changed yet. */
  public AfterChanges(Runnable answer) {
    this.answer = answer;
  }

  @Override
  public void invalidated(Observable what) {
    if (!waiting) {
      waiting = true;
      Platform.runLater(() -> {
        waiting = false;
        answer.run();
      });
    }
  }
}
