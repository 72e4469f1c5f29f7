package convscope.workbench.images;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.workbench.TestStage;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class ImageInputTest {
  @Start
  void start(Stage stage) {
    TestStage.show(stage);
  }

  /** What arrives when {@code filling} was put on the clipboard, which a drop hands over in the same form. */
  private static void arrives(FxRobot robot, Consumer<ClipboardContent> filling, Consumer<List<ImageInput>> then) {
    robot.interact(() -> {
      ClipboardContent content = new ClipboardContent();
      filling.accept(content);
      Clipboard.getSystemClipboard().setContent(content);
      List<ImageInput> arrivals = ImageInput.of(Clipboard.getSystemClipboard());
      assertThat(ImageInput.isIn(Clipboard.getSystemClipboard())).isEqualTo(!arrivals.isEmpty());
      then.accept(arrivals);
    });
  }

  private static WritableImage image() {
    WritableImage image = new WritableImage(3, 2);
    image.getPixelWriter().setColor(2, 1, Color.RED);
    return image;
  }

  @Test
  void droppedFilesTakePrecedenceOverTheBrowsersImage(FxRobot robot) {
    arrives(robot, content -> {
      content.putFiles(List.of(new File("a.png"), new File("b.png")));
      content.putImage(image());
    }, arrivals -> assertThat(arrivals).containsExactly(new ImageInput.OfFile(Path.of("a.png").toAbsolutePath()),
        new ImageInput.OfFile(Path.of("b.png").toAbsolutePath())));
  }

  @Test
  void aDroppedImageYieldsItsPixels(FxRobot robot) {
    arrives(robot, content -> content.putImage(image()), arrivals -> {
      ImageInput.OfPixels pixels = (ImageInput.OfPixels) arrivals.get(0);
      assertThat(pixels.width()).isEqualTo(3);
      assertThat(pixels.height()).isEqualTo(2);
      assertThat(pixels.argb()).containsExactly(0, 0, 0, 0, 0, 0xFFFF0000);
    });
  }

  @Test
  void urlsAreKeptAndFileUrlsBecomeFiles(FxRobot robot) {
    arrives(robot, content -> content.putUrl("https://example.org/cat.jpg"), arrivals ->
        assertThat(arrivals).containsExactly(new ImageInput.OfAddress(URI.create("https://example.org/cat.jpg"))));
    Path file = Path.of("a b.png").toAbsolutePath();
    arrives(robot, content -> content.putUrl(file.toUri().toString()), arrivals ->
        assertThat(arrivals).containsExactly(new ImageInput.OfFile(file)));
  }

  @Test
  void contentWithoutAnImageYieldsNothing(FxRobot robot) {
    arrives(robot, content -> content.putString("just words"), arrivals -> assertThat(arrivals).isEmpty());
    arrives(robot, content -> content.putUrl("mailto:somebody@example.org"), arrivals ->
        assertThat(arrivals).isEmpty());
    arrives(robot, content -> content.putUrl("not an address"), arrivals -> assertThat(arrivals).isEmpty());
  }
}
