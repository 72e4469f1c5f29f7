package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.workbench.TestStage;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class RailTest {
  private Rail rail;
  private ToggleButton train;

  private static ToggleButton button(String words) {
    Region icon = new Region();
    icon.setPrefSize(20, 20);
    return new ToggleButton(words, icon);
  }

  @Start
  void start(Stage stage) {
    rail = new Rail();
    rail.setManaged(false);
    train = button("Train");
    rail.getChildren().addAll(button("Data"), train);
    Scene scene = new Scene(new Pane(rail), 200, 400);
    scene.getStylesheets().add(RailTest.class.getResource("shell.css").toExternalForm());
    stage.setScene(scene);
    TestStage.show(stage);
  }

  private void high(FxRobot robot, double height) {
    robot.interact(() -> rail.resize(100, height));
    WaitForAsyncUtils.waitForFxEvents(5);
  }

  /** Waits until the buttons are displayed so: they are styled and laid out anew with the frames that follow. */
  private void until(ContentDisplay display) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> train.getContentDisplay() == display);
    WaitForAsyncUtils.waitForFxEvents(5);
  }

  @Test
  void withoutRoomForAllOfThemTheButtonsAreWithoutIconsAndWithRoomTheyHaveThemAgain(FxRobot robot) throws Exception {
    high(robot, 390);
    double whole = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> rail.prefHeight(-1));
    high(robot, whole);
    until(ContentDisplay.TOP);
    high(robot, whole - 1);
    until(ContentDisplay.TEXT_ONLY);
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> train.getLayoutY() + train.getHeight() < whole - 1);
    assertThat(rail.minHeight(-1)).isZero();
    high(robot, whole);
    until(ContentDisplay.TOP);
    assertThat(train.getContentDisplay()).isEqualTo(ContentDisplay.TOP);
  }
}
