package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lessons that look at values and need no training, played through in both languages. */
@Tag("long")
class WorkbenchLessonsWithoutTrainingTest extends LessonPlay {

  @Test
  void theLessonOnConvolutionIsPlayedInBothLanguages() {
    inBothLanguages("convolution", "손으로 해 보는 합성곱", () -> {
      step(() -> pointAt("#chosen", 0.5, 0.5));
      step(() -> {
        for (int i = 2; i <= 7; i++) {
          pointAt("#chosen", i / 10.0, 0.4);
          eventually(() -> !words("#sum").isEmpty());
        }
      });
      step(() -> {
        pointAt("#chosen", 0.5, 0.5);
        eventually(() -> !words("#sum").isEmpty());
        assertThat(isDone()).as("in the middle nothing is padded").isFalse();
        pointAt("#chosen", 0.03, 0.03);
      });
      step(() -> type("#maps", KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT));
      step(() -> {
        press("#steps-open");
        eventually(() -> {
          type("#steps-weights");
          ROBOT.write('+');
          return visible("#steps-restore");
        });
        assertThat(isDone()).as("not yet put back").isFalse();
        press("#steps-restore");
      });
      step(() -> {
        type("#layers", KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        eventually(() -> words("#layer-title").equals("conv2"));
        pointAt("#chosen", 0.3, 0.3);
        eventually(() -> words("#sum").contains("1,600"));
        pointAt("#chosen", 0.6, 0.6);
      });
    });
  }

  @Test
  void theSettingsThatALessonProposesAreNamedInTheReadersLanguage() {
    open("averaging");
    eventuallyAsserted(() -> assertThat(words("#lesson-settings-words")).contains("Checkpoints to keep: all"));
    speakKorean();
    eventually(() -> ROBOT.lookup("#lesson-settings-words").tryQuery().isPresent()
        && words("#lesson-settings-words").contains("보관할 체크포인트 수: 전부"));
  }

  /** Blue above and below, with a gray bar: enough for a ship. */
  private Path photo() {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 64; x++) {
      for (int y = 0; y < 64; y++) {
        image.setRGB(x, y, y < 30 ? 0x9EC9F0 : y < 40 && x > 8 && x < 56 ? 0x505058 : 0x2F6FB0);
      }
    }
    Path file = home.resolve("photo.png");
    try {
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    return file;
  }

  @Test
  void theLessonOnOnesOwnPictureIsPlayedInBothLanguages() {
    Path photo = photo();
    inBothLanguages("own-image", "내 사진으로 신경망 속이기", () -> {
      step(() -> {
        willChoose(photo);
        press("#classify-open");
      });
      step(() -> ROBOT.interact(() -> ((ToggleButton) find("#where-occlusion")).fire()));
      step(() -> {
        type("#details-seen", KeyCode.PLUS, KeyCode.PLUS, KeyCode.PLUS, KeyCode.PLUS, KeyCode.PLUS);
        for (int i = 0; i < 16 && !isDone(); i++) {
          pointAt("#details-seen", 0.2 + 0.2 * (i % 4), 0.2 + 0.2 * (i / 4));
          // Of places that are passed too fast only the last is predicted.
          eventually(() -> words("#details-covered").contains("→"));
          ROBOT.moveTo("#details-title");
          eventually(() -> !words("#details-covered").contains("→"));
        }
      });
      step(() -> {
        press("#classify-draw");
        eventually(() -> ROBOT.lookup("#draw-pad").tryQuery().filter(pad -> pad.getLayoutBounds().getWidth() > 0)
            .isPresent());
        for (int i = 2; i < 9 && !isDone(); i++) {
          pointAt("#draw-pad", 0.2, i / 10.0);
          ROBOT.drag(MouseButton.PRIMARY).moveBy(60, 0).moveBy(40, 10).drop();
        }
      });
    });
  }
}
