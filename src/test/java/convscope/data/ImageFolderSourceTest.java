package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderSourceTest {
  @TempDir
  private Path folder;
  @TempDir
  private Path home;

  private void picture(String path, int width, int height, int argb) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, argb);
      }
    }
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    ImageIO.write(picture, "png", file.toFile());
  }

  private Dataset open() {
    return Datasets.open(folder.toString(), home, ProgressListener.NONE);
  }

  private void sixOfEach() throws IOException {
    for (int i = 0; i < 6; i++) {
      picture("apple/" + i + ".png", 40, 30, 0xFFC80A14);
      picture("pear/" + i + ".PNG", 8, 8, 0xFF14C80A);
    }
  }

  @Test
  void everySixthImageOfEachClassIsATestImage() throws IOException {
    sixOfEach();
    Dataset data = open();
    assertThat(data.classNames()).containsExactly("apple", "pear");
    assertThat(data.train().size()).isEqualTo(10);
    assertThat(data.test().size()).isEqualTo(2);
    assertThat(data.test().label(0)).isZero();
    assertThat(data.test().label(1)).isEqualTo(1);
    byte[] apple = TestImages.pixels(data.train(), 0);
    assertThat(apple[500]).isEqualTo((byte) 0xC8);
    assertThat(apple[1_024 + 500]).isEqualTo((byte) 0x0A);
    assertThat(apple[2_048 + 500]).isEqualTo((byte) 0x14);
  }

  @Test
  void unreadableImagesAreSkipped() throws IOException {
    sixOfEach();
    Files.writeString(folder.resolve("apple/0.png"), "not a picture");
    assertThat(open().summary().used()).isEqualTo(11);
  }

  @Test
  void transparentPixelsBecomeWhite() throws IOException {
    sixOfEach();
    picture("apple/0.png", 32, 32, 0x00000000);
    assertThat(TestImages.pixels(open().train(), 0)).containsOnly(255);
  }

  @Test
  void everyFormatIsDecodedAsForClassification() throws IOException {
    sixOfEach();
    BufferedImage grey = new BufferedImage(32, 32, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 1_024; i++) {
      grey.getRaster().setSample(i % 32, i / 32, 0, 0x6464);
    }
    ImageIO.write(grey, "png", folder.resolve("apple/0.png").toFile());
    assertThat(TestImages.pixels(open().train(), 0)).containsOnly(0x64);
  }

  @Test
  void largerImagesAreAveragedDownFromTheirCenterSquare() throws IOException {
    sixOfEach();
    BufferedImage wide = new BufferedImage(192, 64, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 192; x++) {
        boolean middle = x >= 64 && x < 128;
        wide.setRGB(x, y, !middle ? 0xFF0000 : (x + y) % 2 == 0 ? 0x000000 : 0x0000C8);
      }
    }
    ImageIO.write(wide, "png", folder.resolve("apple/0.png").toFile());
    byte[] image = TestImages.pixels(open().train(), 0);
    for (int i = 0; i < 1_024; i++) {
      assertThat(image[i]).as("red").isZero();
      assertThat(image[2_048 + i]).as("blue").isEqualTo((byte) 100);
    }
  }

  @Test
  void rejectsAFolderWithoutClasses() throws IOException {
    picture("only/1.png", 4, 4, 0xFF000000);
    assertThatThrownBy(() -> open()).isInstanceOf(Problem.class)
        .hasMessageContaining(folder.toString()).hasMessageContaining("one class only, only");
  }

  @Test
  void theKindOfDatasetFollowsFromTheFolderContents() throws IOException {
    sixOfEach();
    assertThat(open().name())
        .isEqualTo(folder.getFileName().toString());
    CifarBinary.write(TestImages.dataset(5, 5), folder);
    assertThat(open().train().size()).isEqualTo(5);
    assertThatThrownBy(() -> Datasets.open(folder + "/nowhere", folder, ProgressListener.NONE))
        .isInstanceOf(Problem.class).hasMessageContaining("There is no file or folder " + folder + "/nowhere");
  }
}
