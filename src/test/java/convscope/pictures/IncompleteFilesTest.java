package convscope.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of which the end is missing, whether or not the middle square needs it. */
class IncompleteFilesTest {
  private static final PictureReader READER = new PictureReader();

  private static Picture read(byte[] file) {
    return READER.read("FILE", file);
  }

  private static byte[] scene(String format, boolean progressive) {
    // Upright, so that a decoder stops well before the end of the file.
    return Kinds.write(format, null, progressive, Kinds.noise(40, 160, 3));
  }

  @TestFactory
  Stream<DynamicTest> noWholeFileIsCalledIncomplete() {
    return Kinds.all(40, 60).entrySet().stream().map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> {
      assertThat(read(kind.getValue()).incomplete()).isFalse();
      if (kind.getKey().equals("wbmp")) {
        return;
      }
      byte[] followed = Arrays.copyOf(kind.getValue(), kind.getValue().length + 777);
      assertThat(read(followed).incomplete()).as("with something behind it").isFalse();
    }));
  }

  @ParameterizedTest
  @CsvSource({"false,2", "false,40", "false,50", "true,2", "true,40", "true,50"})
  void aJpegWithoutItsEndIsIncompleteHoweverMuchIsMissing(boolean progressive, int percent) {
    byte[] jpeg = scene("jpeg", progressive);
    int left = percent == 2 ? jpeg.length - 2 : jpeg.length * (100 - percent) / 100;
    assertThat(read(Arrays.copyOf(jpeg, left)).incomplete()).isTrue();
    byte[] zeros = Arrays.copyOf(Arrays.copyOf(jpeg, left), jpeg.length);
    assertThat(read(zeros).incomplete()).as("zeros up to its length").isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aJpegThatEndsTooEarlyIsIncompleteThoughItHasItsMark(boolean progressive) {
    byte[] jpeg = Kinds.write("jpeg", null, progressive, Kinds.noise(80, 80, 3));
    byte[] shortened = Arrays.copyOf(jpeg, jpeg.length / 2);
    shortened[shortened.length - 2] = (byte) 0xFF;
    shortened[shortened.length - 1] = (byte) 0xD9;
    assertThat(read(shortened).incomplete()).isTrue();
  }

  @Test
  void aThumbnailsEndIsNotTheEndOfItsJpeg() {
    byte[] jpeg = scene("jpeg", false);
    ByteArrayOutputStream exif = new ByteArrayOutputStream();
    exif.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    exif.writeBytes(Kinds.exifDirectory(1, true));
    exif.writeBytes(Kinds.write("jpeg", null, false, Kinds.noise(16, 16, 1)));
    byte[] whole = Kinds.withSegment(jpeg, 0xE1, exif.toByteArray());
    assertThat(read(whole).incomplete()).isFalse();
    assertThat(read(Arrays.copyOf(whole, whole.length - 2)).incomplete()).isTrue();
  }

  @Test
  void aPngWithoutItsLastChunkIsIncompleteAndOneWithoutPixelsIsRefused() {
    byte[] png = scene("png", false);
    assertThat(read(Arrays.copyOf(png, png.length - 12)).incomplete()).as("no IEND").isTrue();
    assertThat(read(Arrays.copyOf(png, png.length - 3)).incomplete()).as("half an IEND").isTrue();
    assertThatThrownBy(() -> read(Arrays.copyOf(png, png.length / 2))).isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 300, 12_000})
  void rowsThatAreStoredAsTheyAreMustAllBeThere(int missing) {
    byte[] file = scene("bmp", false);
    assertThat(read(file).incomplete()).isFalse();
    assertThat(read(Arrays.copyOf(file, file.length - missing)).incomplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "tiff", "tiff LZW", "wbmp"})
  void whereTheDecoderNeedsTheWholeFileItIsRefused(String kind) {
    byte[] file = Kinds.all(40, 160).get(kind);
    assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length * 3 / 5))).isInstanceOf(Problem.class)
        .hasMessageStartingWith("FILE is ");
  }
}
