package convscope.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturePreviewTest {
  @TempDir
  private Path folder;

  @Test
  void aSmallImageIsEnlargedByAWholeFactor() {
    PicturePreview fitted = new PicturePreview(2, 1, new int[] {0xFF000001, 0xFF000002}).fitted(7);
    assertThat(new int[] {fitted.width(), fitted.height()}).containsExactly(6, 3);
    assertThat(Arrays.copyOf(fitted.argb(), 6)).containsExactly(0xFF000001, 0xFF000001, 0xFF000001, 0xFF000002,
        0xFF000002, 0xFF000002);
  }

  @Test
  void aLargeImageIsReducedToTheMeansOfWhatEachPixelStandsFor() {
    int[] argb = IntStream.range(0, 8 * 4).map(i -> i % 2 == 0 ? 0xFF000000 : 0xFFFEFEFE).toArray();
    PicturePreview fitted = new PicturePreview(8, 4, argb).fitted(4);
    assertThat(new int[] {fitted.width(), fitted.height()}).containsExactly(4, 2);
    assertThat(fitted.argb()).containsOnly(0xFF7F7F7F);
  }

  @Test
  void theWholeFileIsReadWithItsProportions() throws Exception {
    BufferedImage image = new BufferedImage(1_000, 250, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 250; y++) {
      for (int x = 900; x < 1_000; x++) {
        image.setRGB(x, y, 0x00FF00);
      }
    }
    Path file = folder.resolve("wide.png");
    ImageIO.write(image, "png", file.toFile());
    PicturePreview whole = new PictureReader().preview(file, 100).orElseThrow();
    assertThat(new int[] {whole.width(), whole.height()}).containsExactly(100, 25);
    assertThat(whole.argb()[95]).isEqualTo(0xFF00FF00);
    assertThat(whole.argb()[50]).isEqualTo(0xFF000000);
  }

  @Test
  void aWholeImageIsTurnedAsItsFileSays() {
    PicturePreview stored = new PicturePreview(2, 1, new int[] {1, 2});
    PicturePreview turned = Orientation.of(6).turn(stored);
    assertThat(new int[] {turned.width(), turned.height()}).containsExactly(1, 2);
    assertThat(turned.argb()).containsExactly(1, 2);
    assertThat(Orientation.of(8).turn(stored).argb()).containsExactly(2, 1);
  }
}
