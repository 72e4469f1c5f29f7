package convscope;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** Takes pictures of the window in every look, language and size. */
abstract class Camera extends WindowTest {
  static final Path PLACE = Path.of("target", "screenshots");

  private record Size(int width, int height) {}

  private static final List<Size> SIZES = List.of(new Size(1280, 720), new Size(1920, 1080));

  /** Takes the state in hand in every way. */
  void take(String state) throws Exception {
    take(state, () -> {});
  }

  /**
   * Takes a state in every way that does not outlive a change of the window: {@code again} brings it about each time.
   */
  void take(String state, Runnable again) throws Exception {
    for (Size size : SIZES) {
      take(state, size, again);
    }
  }

  private void take(String state, Size size, Runnable again) throws Exception {
    ROBOT.interact(() -> {
      stage().setWidth(size.width());
      stage().setHeight(size.height());
    });
    for (int language = 0; language < 2; language++) {
      int chosen = language;
      ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().select(chosen));
      for (String look : List.of("light", "dark", "projector")) {
        select("#dark", look.equals("dark"));
        select("#projector", look.equals("projector"));
        String name = String.format(Locale.ROOT, "%s-%s-%s-%dx%d.png", state, look, language == 0 ? "en" : "ko",
            size.width(), size.height());
        ROBOT.interact(again);
        snap(PLACE.resolve(name));
      }
    }
    select("#projector", false);
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().select(0));
  }

  static void select(String toggle, boolean on) {
    ROBOT.interact(() -> ((ToggleButton) find(toggle)).setSelected(on));
  }

  /** Opens the run in {@code folder} with the selector's list. */
  void select(Path folder) {
    willChoose(folder);
    ROBOT.push(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> ROBOT.lookup("#networks-open-run").tryQuery().isPresent());
    ROBOT.interact(() -> ((Button) find("#networks-open-run")).fire());
  }

  void snap(Path file) throws Exception {
    snap(stage().getScene(), file);
  }

  void snap(Scene scene, Path file) throws Exception {
    // JavaFX's pictures of nodes that are gone go with the garbage, and there are many here in a short time.
    clearAway();
    // Charts draw and thumbnails come at the pulses after a change.
    WaitForAsyncUtils.waitForFxEvents(20);
    WritableImage[] picture = new WritableImage[1];
    ROBOT.interact(() -> picture[0] = scene.snapshot(null));
    Files.createDirectories(PLACE);
    int width = (int) picture[0].getWidth();
    int height = (int) picture[0].getHeight();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, picture[0].getPixelReader().getArgb(x, y));
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }
}
