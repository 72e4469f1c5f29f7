package convscope;

import convscope.data.ImageSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Screenshots of the page of own classes, for people to look at. */
@Tag("screenshots")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class OwnClassesScreenshotsTest extends Camera {
  @TempDir
  private Path folder;

  private static void press(String button) {
    ROBOT.interact(() -> ((Button) find(button)).fire());
  }

  private static void drop(List<Path> files, String on) {
    ROBOT.interact(() -> new DroppedFiles(files).on(find(on)));
  }

  /** The first {@code count} images of class {@code label} in the sample, from number {@code from} on, as files. */
  private List<Path> images(int label, int from, int count) throws IOException {
    ImageSet set = SAMPLE.train();
    List<Path> files = new ArrayList<>();
    byte[] pixels = new byte[ImageSet.PIXELS];
    for (int i = from; files.size() < count; i++) {
      if (set.label(i) == label) {
        set.copyPixels(i, pixels, 0);
        BufferedImage image = new BufferedImage(ImageSet.WIDTH, ImageSet.HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < 1024; p++) {
          image.setRGB(p % ImageSet.WIDTH, p / ImageSet.WIDTH,
              (pixels[p] & 255) << 16 | (pixels[1024 + p] & 255) << 8 | pixels[2048 + p] & 255);
        }
        Path file = folder.resolve(label + "-" + i + ".png");
        ImageIO.write(image, "png", file.toFile());
        files.add(file);
      }
    }
    return files;
  }

  private void name(int card, String name) {
    ROBOT.interact(() -> {
      find("#own-name-" + card).requestFocus();
      ((TextField) find("#own-name-" + card)).setText(name);
      find("#own-images-" + card).requestFocus();
    });
  }

  @Test
  void ownClasses() throws Exception {
    readyToStart();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT8);
    eventually(() -> visible("#own-name-2"));
    take("own-empty");
    press("#own-add");
    name(1, "ships in the harbor");
    name(2, "강아지와 고양이가 함께 있는 사진");
    List<Path> some = new ArrayList<>(images(8, 0, 20));
    Path damaged = folder.resolve("IMG_2041.png");
    Files.write(damaged, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    some.add(damaged);
    drop(some, "#own-images-1");
    drop(images(3, 0, 20), "#own-images-2");
    eventually(() -> words("#own-facts").startsWith("40"));
    name(3, "ships in the harbor");
    ROBOT.interact(() -> find("#own-images-1").requestFocus());
    ROBOT.type(KeyCode.HOME).type(KeyCode.RIGHT);
    take("own-images");
    press("#own-remove-3");
    press("#own-train");
    eventually(() -> words("#own-state").startsWith("Trained:"));
    drop(images(8, 1000, 1), "#own-trial");
    eventually(() -> words("#own-verdict").startsWith("Prediction:"));
    take("own-trained");
  }
}
