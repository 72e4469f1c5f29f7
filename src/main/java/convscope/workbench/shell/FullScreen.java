package convscope.workbench.shell;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * The window on the whole screen, as {@link ShellModel#fullScreenProperty} has it, until Esc. What else takes Esc, such
 * as an open list, comes first. JavaFX thread.
 */
public final class FullScreen {
  private final Stage stage;
  private final ChangeListener<Boolean> ended;
  private Rectangle2D windowed;

  /** Keeps {@code stage} and {@code model} in agreement from now on. */
  public FullScreen(Stage stage, ShellModel model) {
    this.stage = stage;
    windowed = present();
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    model.fullScreenProperty().addListener((property, was, is) -> {
      if (is && !stage.isFullScreen()) {
        windowed = present();
      }
      stage.setFullScreen(is);
    });
    // The system has means of its own to end it.
    ended = (property, was, is) -> model.fullScreenProperty().set(is);
    stage.fullScreenProperty().addListener(ended);
  }

  /** Lets go of the stage, which may outlive the window's content. */
  public void close() {
    stage.fullScreenProperty().removeListener(ended);
  }

  /** Makes Esc in {@code scene} leave, where nothing else takes it. */
  public void leaveByKey(Scene scene) {
    scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
      if (key.getCode() == KeyCode.ESCAPE && !key.isConsumed() && stage.isFullScreen()) {
        stage.setFullScreen(false);
        key.consume();
      }
    });
  }

  /** Where the window stands, or where it stood before it took the whole screen. */
  Rectangle2D place() {
    return stage.isFullScreen() ? windowed : present();
  }

  private Rectangle2D present() {
    return new Rectangle2D(number(stage.getX()), number(stage.getY()), number(stage.getWidth()),
        number(stage.getHeight()));
  }

  /** A window that was never shown has no place yet. */
  private static double number(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
