package convscope.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.spi.IIORegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made to hurt, and decoders that go wrong in every way they can. */
class BombsTest {
  private static final BadDecoder BAD = new BadDecoder();
  private static final PictureReader READER = new PictureReader();

  @BeforeAll
  static void register() {
    IIORegistry.getDefaultInstance().registerServiceProvider(BAD);
  }

  @AfterAll
  static void unregister() {
    IIORegistry.getDefaultInstance().deregisterServiceProvider(BAD);
  }

  private static void assertRefused(byte[] file, String sentence) {
    assertThatThrownBy(() -> READER.read("FILE", file)).isInstanceOf(Problem.class).hasMessage(sentence);
  }

  private static byte[] scene(String format, String compression) {
    return Kinds.write(format, compression, false, Kinds.scene(64, 64, BufferedImage.TYPE_3BYTE_BGR));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "deep|FILE is damaged (its parts contradict each other): use another copy.",
      "null|FILE is damaged (its parts contradict each other): use another copy.",
      "large|FILE needs more memory than is available: make it smaller.",
      "link|FILE cannot be decoded by this Java (no such library): use a Java installation"
          + " with the complete java.desktop module.",
      "otherwise|FILE is damaged (Something): use another copy."})
  void howeverADecoderFailsItIsOneSentence(String how, String sentence) {
    assertRefused((BadDecoder.MAGIC + how + "\n").getBytes(StandardCharsets.US_ASCII), sentence);
  }

  @Test
  void aDecoderThatNeverEndsIsLeftBehindAndTheNextPictureIsRead() {
    PictureReader hasty = new PictureReader(Duration.ofMillis(50));
    byte[] stuck = (BadDecoder.MAGIC + "stuck\n").getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> hasty.read("FILE", stuck)).isInstanceOf(Problem.class)
          .hasMessageStartingWith("FILE took too long to decode");
    }
    assertThat(READER.read("next", scene("png", null)).originalWidth()).isEqualTo(64);
  }

  @Test
  void aSmallFileOf900MillionPixelsIsGivenUpWhenItsTimeIsOver() throws IOException {
    PictureReader hasty = new PictureReader(Duration.ofMillis(200));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BoundsTest.writePng(png, 3);
    long start = System.nanoTime();
    assertThatThrownBy(() -> hasty.read("FILE", png.toByteArray())).isInstanceOf(Problem.class)
        .hasMessageStartingWith("FILE took too long to decode");
    assertThat((System.nanoTime() - start) / 1e9).as("by the clock").isBetween(0.19, 60.0);
  }

  @Test
  void aJpegInSeveralScansMayNotTakeMemoryForAllThatItClaims() {
    byte[] jpeg = Kinds.write("jpeg", null, true, Kinds.scene(64, 64, BufferedImage.TYPE_3BYTE_BGR));
    int frame = BoundsTest.find(jpeg, 0xC2);
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 30_000).putShort(frame + 7, (short) 30_000);
    assertRefused(jpeg,
        "FILE (30,000 × 30,000 pixels in several scans) would need 2,592 MB to decode: save it as a JPEG"
        + " that is not progressive.");
  }

  @Test
  void atiffMayNotHideSuchAJpeg() {
    byte[] tiff = scene("tiff", "JPEG");
    int frame = indexOf(tiff, 0, (byte) 0xFF, (byte) 0xC0);
    tiff[frame + 1] = (byte) 0xC2;
    ByteBuffer.wrap(tiff).putShort(frame + 5, (short) 30_000).putShort(frame + 7, (short) 30_000);
    assertRefused(tiff, "FILE is a TIFF with a JPEG image in several scans: save it as PNG or plain JPEG.");
  }

  @Test
  void aTiffMayNotClaimPiecesOfAnySize() {
    byte[] tiff = scene("tiff", null);
    patch(tiff, 256, 20_000);
    patch(tiff, 257, 20_000);
    patch(tiff, 278, 20_000);
    assertRefused(tiff, "FILE stores its image in parts of more than 128 MB: save it as PNG or JPEG.");
    byte[] liar = Kinds.write("tiff", "LZW", false, Kinds.scene(9, 9, BufferedImage.TYPE_3BYTE_BGR));
    patch(liar, 278, 9);
    patch(liar, 279, 2_000_000_000);
    assertThatThrownBy(() -> READER.read("FILE", liar)).isInstanceOf(Problem.class)
        .hasMessageStartingWith("FILE is damaged (");
  }

  /** Sets the value of {@code tag} in the directory of {@code tiff}, a number of its own. */
  private static void patch(byte[] tiff, int tag, int value) {
    ByteBuffer bytes = ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = bytes.getInt(4);
    for (int i = 0; i < bytes.getShort(directory); i++) {
      int entry = directory + 2 + 12 * i;
      if (bytes.getShort(entry) == tag) {
        bytes.putShort(entry + 2, (short) 4).putInt(entry + 4, 1).putInt(entry + 8, value);
        return;
      }
    }
    throw new IllegalStateException("No tag " + tag);
  }

  private static int indexOf(byte[] bytes, int from, byte first, byte second) {
    int at = from;
    while (bytes[at] != first || bytes[at + 1] != second) {
      at++;
    }
    return at;
  }

  @Test
  void aBmpMayNotHideAnotherPicture() {
    byte[] bmp = scene("bmp", null);
    bmp[30] = 4;
    assertRefused(bmp, "FILE is a BMP file that contains another kind of image: save it as PNG or JPEG.");
  }

  @Test
  void textThatUnfoldsWithoutEndIsNotUnfolded() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
    try (DeflaterOutputStream out = new DeflaterOutputStream(text, new Deflater(9))) {
      for (int i = 0; i < 300; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    byte[] png = scene("png", null);
    CRC32 sum = new CRC32();
    sum.update("zTXt".getBytes(StandardCharsets.US_ASCII));
    sum.update(text.toByteArray());
    ByteBuffer bomb = ByteBuffer.allocate(png.length + text.size() + 12);
    bomb.put(png, 0, 33).putInt(text.size()).put("zTXt".getBytes(StandardCharsets.US_ASCII)).put(text.toByteArray())
        .putInt((int) sum.getValue()).put(png, 33, png.length - 33);
    assertThat(READER.read("FILE", bomb.array()).pixels()).isEqualTo(READER.read("plain", png).pixels());
  }
}
