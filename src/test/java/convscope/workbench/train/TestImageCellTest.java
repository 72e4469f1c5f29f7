package convscope.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.ClassLabels;
import convscope.data.ImageSet;
import convscope.foundation.Language;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class TestImageCellTest {
  private static final List<String> CLASSES = List.of("airplane", "cat");

  private TestImageCell cell;

  @Start
  void start(Stage stage) {
    cell = new TestImageCell();
    stage.setScene(new Scene(new HBox(cell), 300, 200));
    TestStage.show(stage);
  }

  private String truth(FxRobot robot, Language language, int predicted) {
    Texts texts = Texts.of(TrainController.class, language);
    robot.interact(() -> cell.show(new TestImages.Seen(3, new byte[ImageSet.PIXELS], 0, predicted, 0.14), CLASSES,
        ClassLabels.in(texts.locale()), texts));
    return ((Label) cell.lookup(".truth")).getText();
  }

  @Test
  void theTrueClassIsNamedWhereThePredictionIsWrong(FxRobot robot) {
    assertThat(truth(robot, Language.ENGLISH, -1)).as("before any prediction").isEmpty();
    assertThat(truth(robot, Language.ENGLISH, 1)).isEqualTo("true: airplane");
    assertThat(truth(robot, Language.KOREAN, 1)).isEqualTo("정답: 비행기");
    assertThat(truth(robot, Language.ENGLISH, 0)).as("where it is correct").isEmpty();
  }

  @Test
  void allWordsStandInsideTheCellBelowThePictureAndBesideIt(FxRobot robot) {
    truth(robot, Language.ENGLISH, 1);
    for (boolean below : new boolean[] {true, false}) {
      robot.interact(() -> {
        cell.arrange(below, 180);
        cell.getScene().getRoot().applyCss();
        cell.getScene().getRoot().layout();
      });
      for (var child : cell.getChildrenUnmodifiable()) {
        assertThat(child.getBoundsInParent().getMaxY()).as(below + " " + child)
            .isLessThanOrEqualTo(cell.prefHeight(-1) + 0.5);
      }
    }
  }
}
