package convscope;

import convscope.data.Dataset;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Screenshots of the states that images of people's own bring about, for people to look at. */
@Tag("screenshots")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class OwnDataScreenshotsTest extends Camera {
  @TempDir
  private Path folder;

  private static void press(String button) {
    ROBOT.interact(() -> ((Button) find(button)).fire());
  }

  /** A striped square in a class's folder. */
  private void image(String file, int color) throws IOException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.getHSBColor(color / 6f, 0.6f, 0.9f));
    graphics.fillRect(0, 0, 40, 40);
    graphics.setColor(Color.DARK_GRAY);
    graphics.fillRect(0, color * 5, 40, 3);
    graphics.dispose();
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    ImageIO.write(image, "png", path.toFile());
  }

  /** Three classes, one of which is too small, with files of every reason for being left out. */
  private void photos() throws IOException {
    for (int i = 0; i < 24; i++) {
      image("field trip/cats/" + i + ".png", 0);
      image("field trip/dogs/from the park/" + i + ".png", 2);
    }
    for (int i = 0; i < 4; i++) {
      image("field trip/강아지와 고양이가 함께 있는 사진/" + i + ".png", 4);
    }
    Files.write(folder.resolve("field trip/cats/cut.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    Files.writeString(folder.resolve("field trip/dogs/notes.txt"), "Taken on Friday.");
    Files.writeString(folder.resolve("field trip/cats/Thumbs.db"), "-");
    Files.writeString(folder.resolve("field trip/cats/phone.heic"), "\0\0\0\30ftypheic\0\0\0\0mif1heic");
  }

  @Test
  void aFolderOfImages() throws Exception {
    photos();
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    willChoose(folder);
    eventually(() -> find("#folder").isVisible());
    press("#folder");
    eventually(() ->
        ROBOT.lookup("#opening-headline").tryQuery().isPresent() && words("#opening-headline").contains("52"));
    take("data-folder");
    ROBOT.interact(() -> ((ToggleButton) find("#opening-details")).fire());
    take("data-folder-details");
    Files.createDirectories(folder.resolve("one/only"));
    image("one/only/1.png", 1);
    willChoose(folder.resolve("one"));
    press("#folder");
    eventually(() -> find("#problem").isVisible());
    take("data-folder-refused");
  }

  @Test
  void classesUnderOtherNames() throws Exception {
    List<String> names = new ArrayList<>(Dataset.CIFAR_CLASSES);
    names.set(0, "plane");
    names.set(1, "car");
    eventually(() -> !find("#run-start").isDisabled());
    openSampleAs(folder, names);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    eventually(() -> !find("#evaluate-first").isDisabled());
    press("#evaluate-first");
    eventually(() -> find("#match-open").isVisible());
    take("evaluate-other-names");
    press("#match-open");
    eventually(() -> ROBOT.lookup("#match-plane").tryQuery().isPresent());
    take("evaluate-match");
  }
}
