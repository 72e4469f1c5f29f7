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

  @Start
  void start(Stage stage) {
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

  private String family() throws Exception {
    return WaitForAsyncUtils.asyncFx(() -> {
      label.applyCss();
      return label.getFont().getFamily();
    }).get();
  }
}
