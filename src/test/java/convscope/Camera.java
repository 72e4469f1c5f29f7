package convscope;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Takes pictures of the window in every look, language and size. The system property {@code screenshots.only} limits
 * them to some, as in {@code light-en-1280x720,projector-ko-960x540@2}: the look, the language, the size of the window,
 * and by how many device pixels a pixel of it is drawn (960x540@2 is a screen of 1920x1080 at 200%).
 */
abstract class Camera extends WindowTest {
  static final Path PLACE = Path.of("target", "screenshots");

  private static final List<String> LANGUAGES = List.of("en", "ko");
  private static final List<Shot> SHOTS = Stream.of(System.getProperty("screenshots.only", every()).split(","))
      .map(Shot::of).toList();

  /** One way to take a picture. */
  private record Shot(String look, String language, int width, int height, int scale) {
    private static final Pattern NAME = Pattern.compile("(light|dark|projector)-(en|ko)-(\\d+)x(\\d+)(?:@(\\d))?");

    static Shot of(String name) {
      Matcher parts = NAME.matcher(name);
      if (!parts.matches()) {
        throw new IllegalArgumentException("Not LOOK-LANGUAGE-WIDTHxHEIGHT[@SCALE]: " + name);
      }
      return new Shot(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)),
          Integer.parseInt(parts.group(4)),
          parts.group(5) == null ? 1 : Integer.parseInt(parts.group(5)));
    }

    String name() {
      return String.format(Locale.ROOT, "%s-%s-%dx%d%s", look, language, width, height, scale == 1 ? "" : "@" + scale);
    }
  }

  private static String every() {
    return Stream.of("1280x720", "1920x1080").flatMap(size -> LANGUAGES.stream().flatMap(language ->
        Stream.of("light", "dark", "projector").map(look -> look + "-" + language + "-" + size)))
        .collect(Collectors.joining(","));
  }

  /** Takes the state in hand in every way. */
  void take(String state) throws Exception {
    take(state, () -> {});
  }

  /**
   * Takes a state in every way that does not outlive a change of the window: {@code again} brings it about each time.
   */
  void take(String state, Runnable again) throws Exception {
    for (Shot shot : SHOTS) {
      ROBOT.interact(() -> {
        stage().setWidth(shot.width());
        stage().setHeight(shot.height());
        ((ComboBox<?>) find("#language")).getSelectionModel().select(LANGUAGES.indexOf(shot.language()));
      });
      select("#dark", shot.look().equals("dark"));
      select("#projector", shot.look().equals("projector"));
      ROBOT.interact(again);
      snap(stage().getScene(), PLACE.resolve(state + "-" + shot.name() + ".png"), shot.scale());
    }
    select("#dark", false);
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
    snap(scene, file, 1);
  }

  private void snap(Scene scene, Path file, int scale) throws Exception {
    // JavaFX's pictures of nodes that are gone go with the garbage, and there are many here in a short time.
    clearAway();
    // Charts draw and thumbnails come at the pulses after a change.
    WaitForAsyncUtils.waitForFxEvents(20);
    SnapshotParameters enlarged = new SnapshotParameters();
    enlarged.setTransform(new Scale(scale, scale));
    WritableImage[] picture = new WritableImage[1];
    ROBOT.interact(() -> picture[0] =
        scale == 1 ? scene.snapshot(null) : scene.getRoot().snapshot(enlarged, null));
    Files.createDirectories(PLACE);
    int width = (int) picture[0].getWidth();
    int height = (int) picture[0].getHeight();
    int[] pixels = new int[width * height];
    picture[0].getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    ImageIO.write(image, "png", file.toFile());
  }
}
