package convscope.workbench.fx;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.workbench.TestStage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
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
class AppearanceTest {
  private final Appearance appearance = new Appearance();
  private Label label;
  private Stage window;

  @Start
  void start(Stage stage) {
    window = stage;
    label = new Label("dog");
    Scene scene = new Scene(label, 200, 100);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  @Test
  void namesInKoreanChangeTheFontOfAnEnglishWindow(FxRobot robot) throws Exception {
    String usual = family();
    robot.interact(() -> appearance.showsNames(List.of("dog", "강아지")));
    String korean = Appearance.familyFor(Language.KOREAN).orElse(usual);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> family().equals(korean));
    assertThat(family()).isEqualTo(korean);
  }

  @Test
  void otherNamesLeaveTheFontAsItIs(FxRobot robot) throws Exception {
    String usual = family();
    robot.interact(() -> appearance.showsNames(List.of("dog", "Hündchen", "щенок")));
    assertThat(family()).isEqualTo(usual);
  }

  @Test
  void theTypeOfProjectorModeIsSmallerInASmallWindow(FxRobot robot) throws Exception {
    robot.interact(() -> appearance.projectorProperty().set(true));
    resize(robot, 1_280, 720);
    double large = typeSize();
    assertThat(appearance.typeScaleProperty().get()).isEqualTo(large / 14);
    resize(robot, 960, 720);
    double narrow = typeSize();
    resize(robot, 1_280, 540);
    double low = typeSize();
    assertThat(low).isEqualTo(narrow).isLessThan(large).isGreaterThan(14);
    assertThat(appearance.typeScaleProperty().get()).isEqualTo(low / 14);
    robot.interact(() -> appearance.projectorProperty().set(false));
    assertThat(typeSize()).isEqualTo(14);
  }

  private void resize(FxRobot robot, double width, double height) throws Exception {
    robot.interact(() -> {
      window.setWidth(width);
      window.setHeight(height);
    });
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() ->
        window.getScene().getWidth() == width && window.getScene().getHeight() == height).get());
  }

  private double typeSize() throws Exception {
    return WaitForAsyncUtils.asyncFx(() -> {
      label.applyCss();
      return label.getFont().getSize();
    }).get();
  }

  private String family() throws Exception {
    return WaitForAsyncUtils.asyncFx(() -> {
      label.applyCss();
      return label.getFont().getFamily();
    }).get();
  }
}
