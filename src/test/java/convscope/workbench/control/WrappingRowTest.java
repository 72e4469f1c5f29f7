package convscope.workbench.control;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.workbench.TestStage;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
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
class WrappingRowTest {
  private static final double HIGH = 20;
  private final Region name = box(100, 60);
  private final Region facts = box(80, 30);
  private final Region gap = new Region();
  private final Region first = box(90, 90);
  private final Region second = box(70, 70);
  private final WrappingRow row = new WrappingRow();

  private static Region box(double wide, double least) {
    Region box = new Region();
    box.setMinSize(least, HIGH);
    box.setPrefSize(wide, HIGH);
    return box;
  }

  @Start
  void start(Stage stage) {
    HBox.setHgrow(gap, Priority.ALWAYS);
    // The test says how wide it is.
    row.setManaged(false);
    row.setSpacing(10);
    row.getChildren().addAll(name, facts, gap, first, second);
    stage.setScene(new Scene(new Pane(row), 500, 200));
    TestStage.show(stage);
  }

  private void at(FxRobot robot, double width) {
    robot.interact(() -> {
      row.resize(width, row.prefHeight(width));
      row.layout();
    });
  }

  @Test
  void withRoomEnoughAllStandInOneRowAndTheGapGrows(FxRobot robot) {
    at(robot, 450);
    assertThat(row.getHeight()).isEqualTo(HIGH);
    assertThat(name.getWidth()).isEqualTo(100);
    assertThat(second.getLayoutX() + second.getWidth()).isEqualTo(450);
    assertThat(gap.getWidth()).isEqualTo(450 - 340 - 40);
  }

  @Test
  void theLastOfWhatCanBeShorterIsShortenedFirst(FxRobot robot) {
    at(robot, 340);
    assertThat(row.getHeight()).isEqualTo(HIGH);
    assertThat(facts.getWidth()).isEqualTo(40);
    assertThat(name.getWidth()).isEqualTo(100);
    assertThat(second.getLayoutX() + second.getWidth()).isEqualTo(340);
  }

  @Test
  void whereNothingGrowsTheAlignmentCounts(FxRobot robot) {
    robot.interact(() -> {
      row.getChildren().remove(gap);
      row.setAlignment(Pos.CENTER);
    });
    at(robot, 470);
    assertThat(name.getLayoutX()).isEqualTo(50);
    assertThat(second.getLayoutX() + second.getWidth()).isEqualTo(420);
    robot.interact(() -> row.setAlignment(Pos.CENTER_RIGHT));
    at(robot, 470);
    assertThat(second.getLayoutX() + second.getWidth()).isEqualTo(470);
  }

  @Test
  void withoutThatRoomWhatIsAfterTheGapIsBelowAndNothingIsCut(FxRobot robot) {
    at(robot, 200);
    assertThat(row.getHeight()).isGreaterThan(2 * HIGH);
    assertThat(facts.getWidth()).isEqualTo(80);
    assertThat(first.getLayoutX()).isZero();
    assertThat(first.getLayoutY()).isEqualTo(second.getLayoutY()).isGreaterThan(HIGH);
    at(robot, 120);
    assertThat(second.getLayoutX()).isZero();
    assertThat(second.getLayoutY()).isGreaterThan(first.getLayoutY());
    assertThat(row.getHeight()).isEqualTo(second.getLayoutY() + HIGH);
  }

  @Test
  void itAsksForNoMoreWidthThanItsWidestPart(FxRobot robot) {
    robot.interact(() -> assertThat(row.minWidth(-1)).isEqualTo(90));
  }
}
