package convscope.workbench;

import javafx.stage.Stage;

/** The one stage that TestFX gives to all tests of a process, and that keeps the size and place of the test before. */
public final class TestStage {
  private TestStage() {}

  /** Shows {@code stage} at the corner of the screen, in the size that its scene asks for. JavaFX thread. */
  public static void show(Stage stage) {
    stage.setFullScreen(false);
    stage.setMaximized(false);
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    stage.setX(0);
    stage.setY(0);
    stage.sizeToScene();
    stage.show();
  }
}
