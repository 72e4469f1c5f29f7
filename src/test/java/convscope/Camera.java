package convscope;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Takes pictures of the window in every look, language and size; with {@code -Dscreenshots.only=REGEX} only some of them,
 * and with {@code -Dscreenshots.scale=2} as on a screen of 200 %.
 */
abstract class Camera extends WindowTest {
  static final Path PLACE = Path.of("target", "screenshots");

  private record Size(int width, int height) {}

  private static final List<Size> SIZES = List.of(new Size(1280, 720), new Size(1920, 1080));
  private static final List<String> LOOKS = List.of("light", "dark", "projector");
  /** Device pixels to a point: 2 takes the same states as a screen of 200 % shows them, in half as many points. */
  private static final int SCALE = Integer.getInteger("screenshots.scale", 1);
  /** Of the names that pictures would get, those to take: a regular expression, all if not given. */
  private static final Pattern WANTED = Pattern.compile(System.getProperty("screenshots.only", ".*"));

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

  private static String name(String state, String look, int language, Size size) {
    return String.format(Locale.ROOT, "%s-%s-%s-%dx%d%s.png", state, look, language == 0 ? "en" : "ko", size.width(),
        size.height(), SCALE == 1 ? "" : "@" + SCALE);
  }

  private static boolean wanted(String state, int language, Size size) {
    return LOOKS.stream().anyMatch(look -> WANTED.matcher(name(state, look, language, size)).find());
  }

  private void take(String state, Size size, Runnable again) throws Exception {
    if (!wanted(state, 0, size) && !wanted(state, 1, size)) {
      return;
    }
    ROBOT.interact(() -> {
      stage().setWidth((double) size.width() / SCALE);
      stage().setHeight((double) size.height() / SCALE);
    });
    for (int language = 0; language < 2; language++) {
      int chosen = language;
      if (!wanted(state, language, size)) {
        continue;
      }
      ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().select(chosen));
      for (String look : LOOKS) {
        String name = name(state, look, language, size);
        if (!WANTED.matcher(name).find()) {
          continue;
        }
        select("#dark", look.equals("dark"));
        select("#projector", look.equals("projector"));
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

  private static WritableImage picture(Scene scene) {
    if (SCALE == 1) {
      return scene.snapshot(null);
    }
    SnapshotParameters sharper = new SnapshotParameters();
    sharper.setTransform(Transform.scale(SCALE, SCALE));
    return scene.getRoot().snapshot(sharper, null);
  }

  void snap(Scene scene, Path file) throws Exception {
    // JavaFX's pictures of nodes that are gone go with the garbage, and there are many here in a short time.
    clearAway();
    // Charts draw and thumbnails come at the pulses after a change.
    WaitForAsyncUtils.waitForFxEvents(20);
    WritableImage[] picture = new WritableImage[1];
    ROBOT.interact(() -> picture[0] = picture(scene));
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
