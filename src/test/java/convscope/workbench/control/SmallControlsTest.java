package convscope.workbench.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Language;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Texts;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
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
class SmallControlsTest {
  private final PixelView pixels = new PixelView();
  private StatusLight light;

  @Start
  void start(Stage stage) {
    light = new StatusLight(Texts.of(StatusLight.class, Language.ENGLISH));
    pixels.setPixels(2, 1, new int[] {0xFF102030, 0xFFF0E0D0});
    pixels.setFactor(5);
    HBox row = new HBox(light, pixels);
    row.setFillHeight(false);
    Scene scene = new Scene(row, 200, 100);
    new Appearance().dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  @Test
  void theLightHasAnAccessibleText(FxRobot robot) {
    robot.interact(() -> {
      assertThat(light.getAccessibleText()).isEqualTo("not yet known");
      light.setSubject("Loss");
      light.setState(StatusLight.State.WATCH);
      assertThat(light.getAccessibleText()).isEqualTo("Loss: warning");
    });
    StatusLight korean = new StatusLight(Texts.of(StatusLight.class, Language.KOREAN));
    korean.setState(StatusLight.State.GOOD);
    assertThat(korean.getAccessibleText()).isEqualTo("양호");
  }

  @Test
  void everyStateHasADistinctShape(FxRobot robot) {
    Set<String> shapes = new HashSet<>();
    for (StatusLight.State state : StatusLight.State.values()) {
      robot.interact(() -> {
        light.setState(state);
        WritableImage image = light.snapshot(null, null);
        StringBuilder shape = new StringBuilder();
        PixelReader reader = image.getPixelReader();
        for (int y = 0; y < image.getHeight(); y++) {
          for (int x = 0; x < image.getWidth(); x++) {
            shape.append(reader.getColor(x, y).getBrightness() < 0.85 || reader.getColor(x, y).getSaturation() > 0.3
                ? '#' : '.');
          }
          shape.append('\n');
        }
        shapes.add(shape.toString());
      });
    }
    assertThat(shapes).hasSize(4).allMatch(shape -> shape.contains("#") && shape.contains("."));
  }

  @Test
  void pixelsAreDrawnAsSharpSquares(FxRobot robot) {
    robot.interact(() -> {
      WritableImage image = pixels.snapshot(null, null);
      assertThat(image.getWidth()).isEqualTo(2 * 5 + 2);
      assertThat(image.getHeight()).isEqualTo(5 + 2);
      for (int y = 1; y <= 5; y++) {
        for (int x = 1; x <= 10; x++) {
          assertThat(image.getPixelReader().getArgb(x, y)).as("pixel %d, %d", x, y)
              .isEqualTo(x <= 5 ? 0xFF102030 : 0xFFF0E0D0);
        }
      }
    });
  }

  @Test
  void aClearedViewIsOnlyAsLargeAsItsBorder(FxRobot robot) {
    robot.interact(() -> {
      assertThat(pixels.prefWidth(-1)).isEqualTo(12);
      pixels.clear();
      assertThat(pixels.prefWidth(-1)).isEqualTo(2);
    });
  }

  @Test
  void pixelArraysOfTheWrongSizeAreRejected() {
    assertThatThrownBy(() -> pixels.setPixels(3, 3, new int[8])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pixels.setFactor(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
