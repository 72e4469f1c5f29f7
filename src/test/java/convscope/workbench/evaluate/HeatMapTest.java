package convscope.workbench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class HeatMapTest {
  private static final int CLASSES = 10;
  private final HeatMap map = new HeatMap();
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    Scene scene = new Scene(new StackPane(map), 360, 360);
    new Appearance().dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  private double font(FxRobot robot, double side, String figure) {
    String[][] figures = new String[CLASSES][CLASSES];
    for (String[] row : figures) {
      Arrays.fill(row, figure);
    }
    robot.interact(() -> {
      stage.setWidth(side);
      stage.setHeight(side);
      map.show("any", IntStream.range(0, CLASSES).mapToObj(i -> new HeatMap.Heading("c" + i, "class " + i)).toList(),
          figures, new double[CLASSES][CLASSES], (row, column) -> "any");
    });
    robot.interact(() -> {
      map.getScene().getRoot().applyCss();
      map.getScene().getRoot().layout();
      map.getScene().getRoot().applyCss();
      map.getScene().getRoot().layout();
    });
    List<Label> labels = map.lookupAll(".cell > .label").stream().map(Label.class::cast).toList();
    assertThat(labels).hasSize(CLASSES * CLASSES).allSatisfy(label -> {
      Text drawn = (Text) label.lookup(".text");
      assertThat(drawn.getText()).as("not cut off").isEqualTo(figure);
    });
    return labels.get(0).getFont().getSize();
  }

  @Test
  void theFiguresAreAsLargeAsTheirCellsAllow(FxRobot robot) {
    double small = font(robot, 360, "1000");
    double large = font(robot, 900, "1000");
    assertThat(small).isBetween(8.0, 12.0);
    assertThat(large).isGreaterThan(1.6 * small);
    assertThat(font(robot, 360, "7")).isGreaterThan(small);
  }

  @Test
  void smallCellsGiveTheirFiguresMoreOfTheirRoom(FxRobot robot) {
    assertThat(font(robot, 230, "96")).isGreaterThanOrEqualTo(10.0);
  }
}
