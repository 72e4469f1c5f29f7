package convscope.workbench.data;

import static convscope.workbench.data.ViewUnderTest.on;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.CifarDownload;
import convscope.data.Crop;
import convscope.data.CropSteps;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.foundation.Language;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class DetailTest {
  private static final int INDEX = 5;

  @TempDir
  private Path home;
  @TempDir
  private Path folder;
  private ViewUnderTest view;
  private Dataset small;

  @Start
  void show(Stage stage) {
    view = new ViewUnderTest(stage, home, CifarDownload::official, Language.ENGLISH);
  }

  @BeforeEach
  void look(FxRobot robot) {
    small = view.openSmall(folder);
    robot.interact(() -> view.model.detail().selectedProperty().set(INDEX));
  }

  @AfterEach
  void close() {
    view.close();
  }

  private byte[] record() {
    byte[] pixels = new byte[ImageSet.PIXELS];
    small.train().copyPixels(INDEX, pixels, 0);
    return pixels;
  }

  /** Mean, standard deviation, least and largest by the formulas with a second sum, not by those of the main code. */
  private void assertFigures(String step, float[] values, int places) {
    double sum = 0;
    double squares = 0;
    double least = values[0];
    double largest = values[0];
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    double mean = sum / values.length;
    double spread = Math.sqrt(squares / values.length - mean * mean);
    assertThat(view.text(step + "-mean")).isEqualTo(figure(mean, places));
    assertThat(view.text(step + "-spread")).isEqualTo(figure(spread, places));
    assertThat(view.text(step + "-least")).isEqualTo(figure(least, places));
    assertThat(view.text(step + "-largest")).isEqualTo(figure(largest, places));
  }

  private static String figure(double value, int places) {
    return String.format(Locale.ENGLISH, "%." + places + "f", value).replaceAll("^-(0\\.0+)$", "$1").replace('-', '−');
  }

  @Test
  void theImageIsSavedPixelForPixel(FxRobot robot) throws Exception {
    view.chosen = home.resolve("record");
    robot.interact(() -> view.node("original").requestFocus());
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    Path file = home.resolve("record.png");
    ViewUnderTest.until(() -> Files.exists(file));
    byte[] pixels = record();
    BufferedImage saved = ImageIO.read(file.toFile());
    assertThat(saved.getWidth()).isEqualTo(ImageSet.WIDTH);
    for (int i = 0; i < ImageSet.WIDTH * ImageSet.HEIGHT; i++) {
      int rgb = (pixels[i] & 255) << 16 | (pixels[1_024 + i] & 255) << 8 | pixels[2 * 1_024 + i] & 255;
      assertThat(saved.getRGB(i % ImageSet.WIDTH, i / ImageSet.WIDTH) & 0xFFFFFF).isEqualTo(rgb);
    }
  }

  @Test
  void theValuesOfEveryStepMatchTheTutorial() {
    CropSteps steps = CropSteps.of(record(), Crop.drawn(1, 0, INDEX));
    float[] original = new float[ImageSet.PIXELS];
    for (int i = 0; i < original.length; i++) {
      original[i] = record()[i] & 0xFF;
    }
    assertFigures("original", original, 1);
    assertFigures("cropped", steps.cropped(), 1);
    assertFigures("flipped", steps.flipped(), 1);
    assertFigures("brightened", steps.brightened(), 1);
    assertFigures("contrasted", steps.contrasted(), 1);
    assertFigures("whitened", steps.whitened(), 2);
    assertThat(view.text("whitened-mean")).isEqualTo("0.00");
    assertThat(view.text("whitened-spread")).isEqualTo("1.00");
  }

  @Test
  void showsTheSampledAugmentation() {
    Crop crop = Crop.drawn(1, 0, INDEX);
    assertThat(view.text("cropped-drawn")).isEqualTo("offset " + crop.top() + ", " + crop.left());
    assertThat(view.text("flipped-drawn")).isEqualTo(crop.flipped() ? "flipped" : "not flipped");
    assertThat(view.text("brightened-drawn")).isEqualTo(
        String.format(Locale.ENGLISH, "%+.1f", crop.brightness()).replace('-', '−'));
    assertThat(view.text("contrasted-drawn")).isEqualTo(String.format(Locale.ENGLISH, "×%.2f", crop.contrast()));
    assertThat(view.text("draw")).contains("epoch 0").contains("seed 1");
  }

  @Test
  void resamplingByButtonOrKeyUsesTheNextEpoch(FxRobot robot) {
    int[] was = on(() -> ((Picture) view.node("contrasted-picture")).pixels().clone());
    String drawn = view.text("contrasted-drawn");
    robot.clickOn("#again");
    assertThat(view.text("draw")).contains("epoch 1");
    assertThat(view.text("contrasted-drawn")).isNotEqualTo(drawn)
        .isEqualTo(String.format(Locale.ENGLISH, "×%.2f", Crop.drawn(1, 1, INDEX).contrast()));
    assertThat(on(() -> ((Picture) view.node("contrasted-picture")).pixels())).isNotEqualTo(was);
    robot.interact(() -> view.grid().requestFocus());
    robot.type(KeyCode.A);
    assertThat(view.text("draw")).contains("epoch 2");
    robot.clickOn("#query");
    robot.type(KeyCode.A);
    assertThat(view.text("draw")).contains("epoch 2");
  }

  @Test
  void evaluationUsesTheCenterCropWithoutSampling(FxRobot robot) {
    assertThat(view.text("cropped-name")).isEqualTo("Random crop");
    robot.clickOn("#evaluation");
    assertThat(view.text("cropped-name")).isEqualTo("Center crop");
    assertThat(view.text("cropped-drawn")).isEqualTo("offset 4, 4");
    assertThat(view.text("flipped-drawn")).isEqualTo("skipped");
    assertThat(view.text("contrasted-drawn")).isEqualTo("skipped");
    assertFigures("whitened", CropSteps.of(record(), Crop.CENTRE).whitened(), 2);
    assertThat(view.text("draw")).contains("no random augmentation");
    assertThat(on(() -> view.node("again").isDisabled())).isTrue();
    robot.interact(() -> view.grid().requestFocus());
    robot.type(KeyCode.A);
    robot.clickOn("#evaluation");
    assertThat(view.text("draw")).contains("epoch 0");
    assertThat(view.text("cropped-name")).isEqualTo("Random crop");
  }

  @Test
  void showsThatStandardizationCancelsBrightness() {
    Crop crop = Crop.drawn(1, 0, INDEX);
    float[] with = CropSteps.of(record(), crop).whitened();
    float[] without = CropSteps.of(record(), new Crop(crop.top(), crop.left(), Crop.SIZE, crop.flipped(), 0, crop.contrast()))
        .whitened();
    double largest = 0;
    for (int i = 0; i < with.length; i++) {
      largest = Math.max(largest, Math.abs(with[i] - without[i]));
    }
    assertThat(largest).isPositive().isLessThan(1e-5);
    int exponent = (int) Math.floor(Math.log10(largest));
    assertThat(view.text("brightness")).contains("Brightness has no effect after standardization")
        .contains(String.format(Locale.ENGLISH, "%.1f × 10⁻", largest / Math.pow(10, exponent)));
  }

  @Test
  void showsTheStandardizedImageFromMinimumToMaximum() {
    float[] whitened = CropSteps.of(record(), Crop.drawn(1, 0, INDEX)).whitened();
    int[] pixels = on(() -> ((Picture) view.node("whitened-picture")).pixels());
    int darkest = 255;
    int brightest = 0;
    for (int argb : pixels) {
      for (int shift = 0; shift <= 16; shift += 8) {
        darkest = Math.min(darkest, argb >> shift & 0xFF);
        brightest = Math.max(brightest, argb >> shift & 0xFF);
      }
    }
    assertThat(pixels).hasSize(whitened.length / 3);
    assertThat(darkest).isZero();
    assertThat(brightest).isEqualTo(255);
    assertThat(view.text("scale")).contains(view.text("whitened-least") + " to " + view.text("whitened-largest"));
  }
}
