package convscope.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of TIFF that Java alone reads wrongly or not at all, written here byte by byte. */
class TiffTest {
  private static final PictureReader READER = new PictureReader();
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int DEFLATE = 8;
  private static final int RGB = 2;
  private static final int INKS = 5;

  /** One sample of a pixel, 0 … 255. */
  private interface Samples {
    int at(int x, int y, int band);
  }

  private static int scene(int x, int y, int band) {
    return Kinds.colour(x, y, WIDTH, HEIGHT) >> 16 - 8 * band & 0xFF;
  }

  /** Inks that give the scene: black takes what all colors lack, as programs convert. */
  private static int inks(int x, int y, int band) {
    return band == 3 ? 0 : 255 - scene(x, y, band);
  }

  private static int[] row(int y, int bands, int bits, boolean differences, Samples samples) {
    int[] row = new int[WIDTH * bands];
    for (int i = 0; i < row.length; i++) {
      row[i] = samples.at(i / bands, y, i % bands) * (bits == 16 ? 257 : 1);
    }
    for (int i = row.length - 1; differences && i >= bands; i--) {
      row[i] = row[i] - row[i - bands] & (1 << bits) - 1;
    }
    return row;
  }

  /** A TIFF file in strips of {@code rows} rows, deflated. */
  private static byte[] tiff(ByteOrder order, int colors, int bands, int bits, boolean differences, int rows,
      Samples samples) throws Exception {
    ByteArrayOutputStream strips = new ByteArrayOutputStream();
    int count = (HEIGHT + rows - 1) / rows;
    int[] offsets = new int[count];
    int[] lengths = new int[count];
    for (int strip = 0; strip < count; strip++) {
      offsets[strip] = 8 + strips.size();
      try (DeflaterOutputStream out = new DeflaterOutputStream(strips) {
          @Override
          public void close() throws IOException {
            finish();
          }
        }) {
        for (int y = strip * rows; y < Math.min(HEIGHT, (strip + 1) * rows); y++) {
          ByteBuffer bytes = ByteBuffer.allocate(WIDTH * bands * bits / 8).order(order);
          for (int sample : row(y, bands, bits, differences, samples)) {
            if (bits == 16) {
              bytes.putShort((short) sample);
            } else {
              bytes.put((byte) sample);
            }
          }
          out.write(bytes.array());
        }
      }
      lengths[strip] = 8 + strips.size() - offsets[strip];
    }
    int end = 8 + strips.size();
    int entries = 10;
    int after = end + 2 + 12 * entries + 4;
    ByteBuffer file = ByteBuffer.allocate(after + 2 * bands + 8 * count).order(order);
    file.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'))
        .put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'))
        .putShort((short) 42).putInt(end).put(strips.toByteArray()).putShort((short) entries);
    entry(file, 256, 4, 1, WIDTH);
    entry(file, 257, 4, 1, HEIGHT);
    entry(file, 258, 3, bands, bands == 1 ? bits : after);
    entry(file, 259, 3, 1, DEFLATE);
    entry(file, 262, 3, 1, colors);
    entry(file, 273, 4, count, count == 1 ? offsets[0] : after + 2 * bands);
    entry(file, 277, 3, 1, bands);
    entry(file, 278, 4, 1, rows);
    entry(file, 279, 4, count, count == 1 ? lengths[0] : after + 2 * bands + 4 * count);
    entry(file, 317, 3, 1, differences ? 2 : 1);
    file.putInt(0);
    for (int band = 0; band < bands; band++) {
      file.putShort((short) bits);
    }
    Arrays.stream(offsets).forEach(file::putInt);
    Arrays.stream(lengths).forEach(file::putInt);
    return file.array();
  }

  private static void entry(ByteBuffer file, int tag, int type, int count, int value) {
    file.putShort((short) tag).putShort((short) type).putInt(count);
    if (type == 3 && count == 1) {
      file.putShort((short) value).putShort((short) 0);
    } else {
      file.putInt(value);
    }
  }

  private static void assertShowsTheScene(byte[] file, int bands) {
    Picture picture = READER.read("FILE", file);
    for (int row = 0; row < 32; row += 3) {
      for (int column = 0; column < 32; column += 3) {
        for (int channel = 0; channel < (bands == 1 ? 1 : 2); channel++) {
          double expected = channel == 0 ? 255 * (16 + 2 * column + 0.5) / 95 : 255 * (2 * row + 0.5) / 63;
          assertThat(picture.pixels()[channel * 1_024 + row * 32 + column] & 0xFF)
              .as("channel %d at %d, %d", channel, row, column).isCloseTo((int) expected, within(1));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true,3,64", "false,3,64", "true,3,5", "false,3,1", "true,1,64", "false,1,7"})
  void horizontalDifferencingIsDecodedAt8And16Bits(boolean little, int bands, int rows) throws Exception {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    assertShowsTheScene(tiff(order, bands == 1 ? 1 : RGB, bands, 16, true, rows, TiffTest::scene), bands);
    assertShowsTheScene(tiff(order, bands == 1 ? 1 : RGB, bands, 16, false, rows, TiffTest::scene), bands);
    assertShowsTheScene(tiff(order, bands == 1 ? 1 : RGB, bands, 8, true, rows, TiffTest::scene), bands);
  }

  @ParameterizedTest
  @CsvSource({"8,64", "16,64", "8,9"})
  void cmykIsConvertedToRgb(int bits, int rows) throws Exception {
    assertShowsTheScene(tiff(ByteOrder.LITTLE_ENDIAN, INKS, 4, bits, false, rows, TiffTest::inks), 4);
  }

  @Test
  void unsupportedPredictorsAreReported() throws Exception {
    byte[] inverted = tiff(ByteOrder.BIG_ENDIAN, 0, 1, 16, true, 64, TiffTest::scene);
    assertThatThrownBy(() -> READER.read("FILE", inverted)).isInstanceOf(Problem.class)
        .hasMessage(
        "FILE is a kind of image that cannot be read here (16 bits, predictor 2): save it as PNG or JPEG.");
    byte[] inks = tiff(ByteOrder.BIG_ENDIAN, INKS, 4, 16, true, 64, TiffTest::inks);
    assertThatThrownBy(() -> READER.read("FILE", inks)).isInstanceOf(Problem.class)
        .hasMessageContaining("16 bits, predictor 2");
  }

  @Test
  void aTruncatedTiffIsRejected() throws Exception {
    byte[] whole = tiff(ByteOrder.BIG_ENDIAN, RGB, 3, 16, true, 5, TiffTest::scene);
    assertThatThrownBy(() -> READER.read("FILE", Arrays.copyOf(whole, whole.length - 20))).isInstanceOf(Problem.class)
        .hasMessageStartingWith("FILE is ");
  }
}
