package convscope.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convscope.data.ImageSet;
import convscope.foundation.Problem;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {
  private static final PictureReader READER = new PictureReader();
  private static final int PLANE = 1_024;

  @TempDir
  private Path folder;

  private static int value(Picture picture, int channel, int row, int column) {
    return picture.pixels()[channel * PLANE + row * ImageSet.WIDTH + column] & 0xFF;
  }

  /** What a picture of 32 × 32 must become, by its own pixels over white. */
  private static byte[] planes(BufferedImage image) {
    byte[] planes = new byte[ImageSet.PIXELS];
    for (int i = 0; i < PLANE; i++) {
      Color colour = new Color(image.getRGB(i % 32, i / 32));
      planes[i] = (byte) colour.getRed();
      planes[PLANE + i] = (byte) colour.getGreen();
      planes[2 * PLANE + i] = (byte) colour.getBlue();
    }
    return planes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void anImageOfTheTargetSizeIsUnchanged(String format) {
    BufferedImage noise = Kinds.noise(32, 32, 7);
    Picture picture = READER.read("noise", Kinds.write(format, null, false, noise));
    assertThat(picture.pixels()).isEqualTo(planes(noise));
    assertThat(picture).extracting(Picture::name, Picture::originalWidth, Picture::originalHeight)
        .containsExactly("noise", 32, 32);
    assertThat(READER.read("pasted", noise).pixels()).isEqualTo(planes(noise));
  }

  @ParameterizedTest
  @CsvSource({"png,8", "png,16", "tiff,8", "tiff,16", "bmp,8"})
  void grayLevelsAreUnchanged(String format, int bits) {
    BufferedImage grey = Kinds.samples(32, 32, 1, bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
    Picture picture = READER.read("grey", Kinds.write(format, null, false, grey));
    for (int x = 0; x < 32; x++) {
      for (int channel = 0; channel < 3; channel++) {
        assertThat(value(picture, channel, 5, x)).isEqualTo(255 * x / 31);
      }
    }
  }

  @Test
  void grayLevelsOfJpegsAreUnchanged() {
    Picture picture = READER.read("grey", Kinds.write("jpeg", null, false,
        Kinds.samples(32, 32, 1, DataBuffer.TYPE_BYTE)));
    for (int x = 0; x < 32; x++) {
      assertThat(value(picture, 1, 16, x)).isCloseTo(255 * x / 31, within(6));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFormatAndAspectRatioIsDecodedCorrectly() {
    return Stream.of(new int[] {96, 64}, new int[] {31, 80}, new int[] {100, 100}).flatMap(size ->
        Kinds.all(size[0], size[1]).entrySet().stream()
            .filter(kind -> !kind.getKey().matches(".*(bits|fax|wbmp|inks|exif|alpha|16 bit [24]).*"))
            .map(kind -> DynamicTest.dynamicTest(kind.getKey() + " " + size[0] + "×" + size[1],
                () -> assertShowsTheScene(kind.getKey(), kind.getValue(), size[0], size[1]))));
  }

  private static void assertShowsTheScene(String kind, byte[] file, int width, int height) {
    Picture picture = READER.read(kind, file);
    assertThat(picture.originalWidth()).isEqualTo(width);
    assertThat(picture.originalHeight()).isEqualTo(height);
    int side = Math.min(width, height);
    boolean coarse = kind.contains("indexed") || kind.contains("gif") || kind.contains("run lengths");
    for (int row = 2; row < 32; row += 9) {
      for (int column = 2; column < 32; column += 9) {
        double x = (width - side) / 2 + (column + 0.5) * side / 32;
        double y = (height - side) / 2 + (row + 0.5) * side / 32;
        assertThat(value(picture, 0, row, column)).as("red at %d, %d", row, column)
            .isCloseTo((int) (255 * (x - 0.5) / (width - 1)), within(coarse ? 60 : 16));
        if (!kind.contains("grey") && !kind.equals("png 16 bit 1")) {
          assertThat(value(picture, 1, row, column)).as("green at %d, %d", row, column)
              .isCloseTo((int) (255 * (y - 0.5) / (height - 1)), within(coarse ? 60 : 16));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png bits", "bmp bits", "wbmp", "tiff fax"})
  void bilevelImagesAreBlackAndWhite(String kind) {
    Picture picture = READER.read(kind, Kinds.all(64, 64).get(kind));
    assertThat(value(picture, 0, 2, 2)).isZero();
    assertThat(value(picture, 0, 31, 31)).isEqualTo(255);
  }

  @Test
  void downscalingAveragesTheWholeCell() {
    BufferedImage stripes = new BufferedImage(320, 325, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 325; y++) {
      for (int x = 0; x < 320; x++) {
        stripes.setRGB(x, y, x % 2 == 0 ? 0 : 0xFFFFFF);
      }
    }
    byte[] pixels = READER.read("stripes", Kinds.png(stripes)).pixels();
    for (byte pixel : pixels) {
      assertThat(pixel & 0xFF).isEqualTo(128);
    }
  }

  @Test
  void downscalingWeightsBorderPixelsByTheirFraction() {
    BufferedImage image = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 48; y++) {
      image.setRGB(0, y, 0xFF0000);
    }
    Picture picture = READER.read("edge", Kinds.png(image));
    assertThat(value(picture, 0, 9, 0)).as("one pixel of one and a half").isEqualTo(170);
    assertThat(value(picture, 0, 9, 1)).isZero();
    BufferedImage small = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    small.setRGB(0, 0, 0x123456);
    assertThat(READER.read("dot", Kinds.png(small)).pixels()).startsWith(0x12, 0x12).endsWith(0x56, 0x56);
  }

  @ParameterizedTest
  @CsvSource({"1,1,2,3,4", "2,2,1,4,3", "3,4,3,2,1", "4,3,4,1,2", "5,1,3,2,4", "6,3,1,4,2", "7,4,2,3,1", "8,2,4,1,3"})
  void appliesTheExifOrientation(int exif, int topLeft, int topRight, int bottomLeft, int bottomRight) {
    // Corners: 1 red, 2 green, 3 blue, 4 yellow; wider than high, with an odd pixel over.
    BufferedImage image = new BufferedImage(101, 64, BufferedImage.TYPE_INT_RGB);
    int[] colours = {0, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00};
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 101; x++) {
        image.setRGB(x, y, colours[(y < 32 ? 1 : 3) + (x < 50 ? 0 : 1)]);
      }
    }
    int[] expected = {topLeft, topRight, bottomLeft, bottomRight};
    byte[] jpeg = Kinds.write("jpeg", null, false, image);
    for (byte[] file : new byte[][] {Kinds.withExif(jpeg, exif, true), Kinds.withExif(jpeg, exif, false),
        withChunk(Kinds.png(image), Kinds.exifDirectory(exif, false))}) {
      Picture picture = READER.read("turned", file);
      assertThat(picture.originalWidth()).isEqualTo(exif < 5 ? 101 : 64);
      for (int corner = 0; corner < 4; corner++) {
        int row = corner < 2 ? 5 : 26;
        int column = corner % 2 == 0 ? 5 : 26;
        int colour = colours[expected[corner]];
        for (int c = 0; c < 3; c++) {
          assertThat(value(picture, c, row, column)).as("channel %d of corner %d", c, corner)
              .isCloseTo(colour >> 16 - 8 * c & 0xFF, within(6));
        }
      }
    }
  }

  /** {@code png} with a chunk eXIf before its end. */
  private static byte[] withChunk(byte[] png, byte[] exif) {
    int end = png.length - 12;
    ByteBuffer out = ByteBuffer.allocate(png.length + exif.length + 12);
    out.put(png, 0, end).putInt(exif.length).putInt(0x65584966).put(exif).putInt(0).put(png, end, 12);
    return out.array();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void croppingEqualsRotatingFirstForEveryOrientation(int exif) {
    BufferedImage odd = Kinds.noise(45, 38, exif);
    Orientation orientation = Orientation.of(exif);
    BufferedImage turned = new BufferedImage(exif < 5 ? 45 : 38, exif < 5 ? 38 : 45, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < turned.getHeight(); y++) {
      for (int x = 0; x < turned.getWidth(); x++) {
        int row = orientation.swapped() ? x : y;
        int column = orientation.swapped() ? y : x;
        turned.setRGB(x, y, odd.getRGB(orientation.fromRight() ? 44 - column : column,
            orientation.fromBottom() ? 37 - row : row));
      }
    }
    assertThat(READER.read("a", withChunk(Kinds.png(odd), Kinds.exifDirectory(exif, true))).pixels())
        .isEqualTo(READER.read("b", Kinds.png(turned)).pixels());
  }

  @ParameterizedTest
  @CsvSource({"4,8", "4,16", "2,8", "2,16"})
  void transparentPixelsBecomeWhite(int bands, int bits) {
    BufferedImage image = Kinds.samples(32, 32, bands, bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
    Picture picture = READER.read("glass", Kinds.png(image));
    for (int y = 0; y < 32; y += 5) {
      double alpha = (255 - y) / 255.0;
      assertThat(value(picture, 0, y, 10)).isCloseTo((int) Math.round(255 * 10 / 31 * alpha + 255 * (1 - alpha)),
          within(1));
    }
    assertThat(READER.read("pasted", new BufferedImage(9, 9, BufferedImage.TYPE_4BYTE_ABGR)).pixels())
        .containsOnly(255);
    assertThat(READER.read("pasted", new BufferedImage(9, 9, BufferedImage.TYPE_4BYTE_ABGR_PRE)).pixels())
        .containsOnly(255);
    assertThat(READER.read("pasted", new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB_PRE)).pixels())
        .containsOnly(255);
  }

  @Test
  void transparentPaletteColorsBecomeWhite() {
    for (String format : new String[] {"png", "gif"}) {
      Picture picture = READER.read("p", Kinds.write(format, null, false, Kinds.indexed(32, 32)));
      assertThat(value(picture, 2, 30, 0)).isEqualTo(255);
      assertThat(value(picture, 2, 30, 1)).isZero();
    }
  }

  @Test
  void theFirstFrameOfAnAnimationIsUsed() {
    BufferedImage first = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_INDEXED);
    BufferedImage second = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_INDEXED);
    for (int i = 0; i < 1_600; i++) {
      first.setRGB(i % 40, i / 40, 0xFFFF0000);
      second.setRGB(i % 40, i / 40, 0xFF00FF00);
    }
    Picture picture = READER.read("moving", Kinds.write("gif", null, false, first, second));
    assertThat(value(picture, 0, 9, 9)).isEqualTo(255);
    assertThat(value(picture, 1, 9, 9)).isZero();
  }

  @Test
  void cmykJpegsAreConvertedToRgb() {
    // Cyan 40 %, magenta none, yellow all, black 20 %.
    int red = (int) Math.round(0.6 * 0.8 * 255);
    int green = (int) Math.round(0.8 * 255);
    int[] direct = {102, 0, 255, 51};
    int[] inverted = {153, 255, 0, 204};
    // Luma and chroma of what Adobe inverts a second time: red 102, green 0, blue 255.
    int[] transformed = {(int) Math.round(0.299 * 102 + 0.114 * 255),
        (int) Math.round(128 - 0.168736 * 102 + 0.5 * 255 - 0.5),
        (int) Math.round(128 + 0.5 * 102 - 0.081312 * 255), 204};
    for (byte[] file : new byte[][] {Kinds.inkJpeg(40, 40, -1, (x, y) -> direct),
        Kinds.inkJpeg(40, 40, 0, (x, y) -> inverted), Kinds.inkJpeg(40, 40, 2, (x, y) -> transformed)}) {
      Picture picture = READER.read("inks", file);
      assertThat(value(picture, 0, 9, 9)).isCloseTo(red, within(2));
      assertThat(value(picture, 1, 9, 9)).isCloseTo(green, within(2));
      assertThat(value(picture, 2, 9, 9)).isCloseTo(0, within(2));
    }
  }

  @Test
  void aFileThatIsNotAnImageIsReportedWithTheReason() throws IOException {
    Path file = folder.resolve("notes.png");
    refused(file, "The file " + file + " does not exist");
    refused(folder, "is a folder");
    Files.writeString(file, "");
    refused(file, "is an empty file");
    Files.writeString(file, "Dear diary");
    refused(file, "is not an image: use a PNG, JPEG, WebP, GIF, BMP, WBMP or TIFF file.");
    Files.writeString(file, "....ftypheic....");
    refused(file, "is a HEIC image (the format of iPhone photos), which cannot be read here: export it as JPEG.");
    Files.writeString(file, "....ftypavif....");
    refused(file, "is an AVIF image, which cannot be read here: save or export it as JPEG or PNG.");
    Files.writeString(file, "<svg/>");
    refused(file, "is an SVG drawing");
    byte[] png = Kinds.png(Kinds.noise(64, 64, 1));
    Files.write(file, Arrays.copyOf(png, png.length / 2));
    refused(file, "is damaged (");
    Files.write(file, claiming(png, 70_000, 3));
    refused(file, "is 70,000 × 3 pixels");
    Files.write(file, claiming(png, 50_000, 50_000));
    refused(file, "is 50,000 × 50,000 pixels");
    Files.write(file, claiming(png, 30_000, 30_000));
    refused(file, "is damaged (");
  }

  @Test
  void anUnreadableFileIsReported() throws IOException {
    Path file = Files.write(folder.resolve("secret.png"), Kinds.png(Kinds.noise(9, 9, 1)));
    assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "Whoever runs this may read everything");
    refused(file, "You do not have permission to read " + file);
  }

  private static byte[] claiming(byte[] png, int width, int height) {
    byte[] liar = png.clone();
    ByteBuffer.wrap(liar).putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(liar, 12, 17);
    ByteBuffer.wrap(liar).putInt(29, (int) sum.getValue());
    return liar;
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(() -> READER.read(file)).isInstanceOf(Problem.class)
        .hasMessageContaining(file.toString()).hasMessageContaining(why).message().endsWith(".").doesNotContain("\n");
  }

  @Test
  void slowDecodingTimesOut() {
    byte[] png = Kinds.png(Kinds.noise(3_000, 3_000, 1));
    Duration none = Duration.ofNanos(1).minusMillis(1_000L * png.length / (4 << 20));
    assertThatThrownBy(() -> new PictureReader(none).read("slow", png))
        .isInstanceOf(Problem.class).hasMessageStartingWith("slow took too long to decode");
  }
}
