package convscope.workbench.control;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.workbench.TestStage;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class WholeRowsTest {
  private static final double HIGH = 20;
  private static final double GAP = 4;
  private final WholeRows shown = new WholeRows();

  @Start
  void start(Stage stage) {
    for (int i = 0; i < 30; i++) {
      Region box = new Region();
      box.setMinSize(40, HIGH);
      box.setPrefSize(40, HIGH);
      shown.rows().getChildren().add(box);
    }
    shown.rows().setVgap(GAP);
    // The test says how large it is.
    shown.setManaged(false);
    stage.setScene(new Scene(new Pane(shown), 300, 300));
    TestStage.show(stage);
  }

  private double high(FxRobot robot, double room) {
    robot.interact(() -> {
      shown.resize(200, room);
      shown.layout();
    });
    Node scroll = shown.getChildrenUnmodifiable().get(0);
    return scroll.getLayoutBounds().getHeight();
  }

  @Test
  void noRowIsCutInHalf(FxRobot robot) {
    assertThat(high(robot, 2 * HIGH + GAP)).isEqualTo(2 * HIGH + GAP);
    assertThat(high(robot, 3 * HIGH + GAP)).isEqualTo(2 * HIGH + GAP);
    assertThat(high(robot, 3 * HIGH + 2 * GAP + 1)).isEqualTo(3 * HIGH + 2 * GAP);
  }

  @Test
  void oneRowIsTheLeast(FxRobot robot) {
    assertThat(shown.minHeight(200)).isEqualTo(HIGH);
    assertThat(high(robot, HIGH / 2)).isEqualTo(HIGH);
  }
}
