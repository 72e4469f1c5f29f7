package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MNIST's files. */
class IdxTest {
  @TempDir
  private Path parent;
  private Path folder;

  @BeforeEach
  void makeAFolder() throws IOException {
    folder = Files.createDirectory(parent.resolve("digits"));
  }

  private static byte[] images(int count, int height, int width) {
    ByteBuffer file =
        ByteBuffer.allocate(16 + count * height * width).putInt(0x0803).putInt(count).putInt(height).putInt(width);
    while (file.hasRemaining()) {
      file.put((byte) (file.position() % 251 + 1));
    }
    return file.array();
  }

  private static byte[] labels(int count, int classes) {
    ByteBuffer file = ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
    for (int i = 0; i < count; i++) {
      file.put((byte) (i % classes));
    }
    return file.array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private void write(String sign, boolean packed) throws IOException {
    for (String part : new String[] {"train", "t10k"}) {
      int count = part.equals("train") ? 1_500 : 40;
      byte[] images = images(count, 28, 28);
      byte[] labels = labels(count, 10);
      String ending = packed ? ".gz" : "";
      Files.write(folder.resolve(part + "-images" + sign + "idx3-ubyte" + ending), packed ? gzip(images) : images);
      Files.write(folder.resolve(part + "-labels" + sign + "idx1-ubyte" + ending), packed ? gzip(labels) : labels);
    }
  }

  private Dataset open(Path place) {
    return Datasets.open(place.toString(), parent.resolve("home"), ProgressListener.NONE);
  }

  private void refused(String name, byte[] file, String why) throws IOException {
    write("-", false);
    Path path = Files.write(folder.resolve(name), file);
    assertThatThrownBy(() -> open(folder)).isInstanceOf(Problem.class).hasMessageStartingWith(path.toString())
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"-,false", "-,true", ".,false", ".,true"})
  void grayImagesAreCenteredWithThreeEqualChannels(String sign, boolean packed) throws IOException {
    write(sign, packed);
    Dataset data = open(folder);
    assertThat(data.train().size()).isEqualTo(1_500);
    assertThat(data.test().size()).isEqualTo(40);
    assertThat(data.classNames()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(data.train().label(1_417)).isEqualTo(7);
    byte[] pixels = TestImages.pixels(data.train(), 1_417);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        boolean inside = x >= 2 && x < 30 && y >= 2 && y < 30;
        int expected = inside ? (16 + 1_417 * 784 + (y - 2) * 28 + x - 2) % 251 + 1 : 0;
        for (int channel = 0; channel < 3; channel++) {
          assertThat(pixels[channel * 1_024 + y * 32 + x] & 0xFF).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aDatasetOpensFromAnyOfItsFiles() throws IOException {
    write("-", true);
    assertThat(open(folder.resolve("train-images-idx3-ubyte.gz")).train().size()).isEqualTo(1_500);
  }

  @Test
  void fashionMnistIsRecognizedByAFolderName() throws IOException {
    folder = Files.createDirectories(parent.resolve("FashionMNIST/raw"));
    write("-", false);
    assertThat(open(folder).classNames()).startsWith("T-shirt/top", "Trouser").endsWith("Ankle boot").hasSize(10);
    assertThat(open(folder.getParent()).classNames()).startsWith("T-shirt/top");
  }

  @Test
  void invalidFilesAreReported() throws IOException {
    refused("train-images-idx3-ubyte", labels(1_500, 10), "is not an IDX file");
    refused("train-images-idx3-ubyte", new byte[] {0, 0, 9, 3, 0, 0, 0, 1}, "is not an IDX file");
    refused("train-images-idx3-ubyte", new byte[] {0}, "is incomplete");
    refused("train-images-idx3-ubyte", Arrays.copyOf(images(1_500, 28, 28), 700_000), "is incomplete");
    refused("train-images-idx3-ubyte", images(1_499, 28, 28),
        "has 1,499 images, but train-labels-idx1-ubyte has 1,500 labels");
    refused("train-images-idx3-ubyte", images(2, 33, 28), "has images of 28 × 33 pixels");
    refused("train-images-idx3-ubyte", ByteBuffer.wrap(images(2, 28, 28)).putInt(4, -5).array(),
        "says that it has -5 entries");
    refused("train-images-idx3-ubyte", ByteBuffer.wrap(images(2, 28, 28)).putInt(4, 1_900_000).array(),
        "is incomplete");
    refused("train-labels-idx1-ubyte", labels(1_500, 11), "has label 10 in record 10, but there are only 10 classes");
  }

  @Test
  void truncatedOrDamagedGzipFilesAreReported() throws IOException {
    write("-", true);
    Path file = folder.resolve("t10k-images-idx3-ubyte.gz");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> open(folder)).isInstanceOf(Problem.class).hasMessageContaining(file + " is incomplete");
    Arrays.fill(whole, 30, 60, (byte) 0x55);
    Files.write(file, whole);
    assertThatThrownBy(() -> open(folder)).isInstanceOf(Problem.class).hasMessageContaining(file.toString());
  }

  @Test
  void aMissingFileIsReportedByName() throws IOException {
    write("-", false);
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    assertThatThrownBy(() -> open(folder)).isInstanceOf(Problem.class)
        .hasMessageStartingWith("t10k-labels-idx1-ubyte is missing from " + folder);
  }
}
