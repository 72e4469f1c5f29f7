package convscope.workbench.control;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class ClassBarsTest {
  private final ClassBars bars = new ClassBars();

  @Start
  void start(Stage stage) {
    Scene scene = new Scene(new StackPane(bars), 400, 200);
    new Appearance().dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  private void show(FxRobot robot, int truth, double... shares) {
    robot.interact(() -> {
      bars.show(List.of("cat", "dog", "ship").subList(0, shares.length), shares, truth);
      bars.getScene().getRoot().applyCss();
      bars.getScene().getRoot().layout();
    });
  }

  private List<Double> widths() {
    return bars.lookupAll(".bar").stream().map(node -> ((Region) node).getWidth()).toList();
  }

  @Test
  void barLengthsShowProbabilityAndTheTrueClassIsMarked(FxRobot robot) {
    show(robot, 2, 0.5, 0.25, 0.25);
    assertThat(bars.figure(0)).isEqualTo("50.0%");
    assertThat(widths().get(0)).isGreaterThan(20);
    assertThat(widths().get(0) / widths().get(1)).isBetween(1.9, 2.1);
    assertThat(bars.lookupAll(".name").stream().map(node -> ((Label) node).getText())).containsExactly("cat", "dog",
        "ship ✓");
    assertThat(top()).containsExactly("cat");
  }

  @Test
  void fewerClassesRemoveTheExtraBars(FxRobot robot) {
    show(robot, -1, 0.2, 0.3, 0.5);
    show(robot, -1, 0.9, 0.1);
    assertThat(bars.getChildren()).hasSize(6);
    show(robot, -1, 0.1, 0.2, 0.7);
    assertThat(bars.figure(2)).isEqualTo("70.0%");
    assertThat(top()).containsExactly("ship");
  }

  private List<String> top() {
    return bars.lookupAll(".name").stream().filter(ClassBarsTest::isTop).map(node -> ((Label) node).getText()).toList();
  }

  private static boolean isTop(Node node) {
    return node.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("top"));
  }
}
