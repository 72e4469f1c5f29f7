package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.training.RunState;
import convscope.training.TrainingService;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Texts;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
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
class ProblemPanelTest {
  private final Appearance appearance = new Appearance();
  private Problem problem;
  private Scene scene;

  @Start
  void start(Stage stage) {
    problem = Problem.of(TrainingService.class, "diverged.loss", 1_233, "0.1", "0.01", 1_234);
    StackPane root = new StackPane(
        new ProblemController(problem, Texts.of(ShellController.class, Language.KOREAN), () -> {}).node());
    root.getStylesheets().add(ShellController.class.getResource("shell.css").toExternalForm());
    scene = new Scene(root, 600, 400);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  @Test
  void divergenceIsReportedInTheWindowsLanguage() {
    assertThat(((Labeled) scene.getRoot().lookup("#words")).getText())
        .startsWith("학습이 발산했습니다. 1,234스텝 뒤에 손실이 NaN이 되었습니다(학습률 0.1).");
  }

  @Test
  void escapePutsTheFailureAway(FxRobot robot) {
    ShellModel model = new ShellModel();
    model.problemProperty().set(problem);
    robot.interact(() -> ProblemController.leaveByKey(scene, model));
    robot.push(KeyCode.ESCAPE);
    assertThat(model.problemProperty().get()).isNull();
  }

  @Test
  void aRunsFailureGoesWhenTheNextRunIsBegunAndAnotherFailureStays() {
    ShellModel model = new ShellModel();
    ObjectProperty<RunState> run = new SimpleObjectProperty<>(new RunState.Running());
    model.followRuns(run);
    run.set(new RunState.Failed(problem));
    model.problemProperty().set(problem);
    run.set(new RunState.Preparing());
    assertThat(model.problemProperty().get()).isNull();

    Problem other = Problem.of(TrainingService.class, "diverged.loss", 5, "0.1", "0.01", 6);
    run.set(new RunState.Failed(problem));
    model.problemProperty().set(other);
    run.set(new RunState.Preparing());
    assertThat(model.problemProperty().get()).isSameAs(other);
  }

  @Test
  void theIconKeepsItsSizeWhenStylesAreReapplied(FxRobot robot) {
    for (int i = 0; i < 20; i++) {
      boolean dark = i % 2 == 0;
      robot.interact(() -> {
        appearance.darkProperty().set(dark);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
      });
    }
    Node sign = scene.getRoot().lookup(".problem-icon");
    assertThat(sign.getLayoutBounds().getHeight()).isBetween(12.0, 30.0);
  }
}
