package convscope.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.CounterRandom;
import convscope.foundation.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebP files, which libwebp made of {@link Kinds#scene} in 96 × 64 pixels. */
class WebpTest {
  private static final PictureReader READER = new PictureReader();
  private static final byte[] LOSSLESS = Base64.getDecoder()
      .decode("UklGRnAAAABXRUJQVlA4TGQAAAAvX8APAM1VIKL/sSDItpk/5WmaIwxIkfufyaAc9h6WQyhu28bRw95/7FzvBxBI2uJzRyYMsST0"
      + "j6WHI4iGISxpohtYOICwQeEpWO46eUg0Z8PzXHKaJ+qT5hLb7UH+Fd8vp3UO");
  private static final byte[] LOSSY = Base64.getDecoder()
      .decode("UklGRr4BAABXRUJQVlA4ILIBAABwCwCdASpgAEAAPjEYikOiIaEhJrM4aEAGCWJsrVmM4UCH0n8heaW5w8K5MWnr7ABeAG8qgZ6T"
      + "kPyb73smlwmWvINytD++3SP+H//+D9WwqghgUSmn//8Z7qz+IFpj/////9oAAP7/9zj8AScKUaJCsC/14PcAHwuv8Jg5VnpCE9QR"
      + "8Fwx/xqALS7bS7TfCf06BwPo1NxFMb47FG8NtXUGBIbCLBmvpPanFQovKz+t1QiRJ/TknUbx8vqXqXT6+F/Z6m/P7pn27x+t2f2e"
      + "pvz+6Z9u5vAA75Hjv0/rB+51n/FfePtSfUDmBxM/2sCCRRQnO+hpnqzkpi8rKyGtul2NOcZQFacmYFNof8vPFwPRzDxQq+Fm/4Sk"
      + "X77dvgrDreNW/f/jt9+9vk4HkfcdUBg84A/+XJ8UXj/yjoGu4D8ZzqZLcbSt+s9Y5hRnjfXmXfz9mkf0ONKwTEZG9+uW7bq9q6LL"
      + "UDHTp2oZKskeHMNVzlI7UDmBJxoPjZb2O58W6Jqd58sZiO+w17/rwVly3RGgeeA1XAinZAVci4Bftq2FJLHDrSJq/7ut+jE8Nv/S"
      + "0AAAAA==");

  private static int value(Picture picture, int channel, int row, int column) {
    return picture.pixels()[channel * 1_024 + row * 32 + column] & 0xFF;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void showsTheScene(boolean lossless) {
    Picture picture = READER.read("FILE", lossless ? LOSSLESS : LOSSY);
    assertThat(picture.originalWidth()).isEqualTo(96);
    assertThat(picture.originalHeight()).isEqualTo(64);
    assertThat(picture.incomplete()).isFalse();
    for (int row = 0; row < 32; row += 5) {
      for (int column = 0; column < 32; column += 5) {
        assertThat(value(picture, 0, row, column)).as("red at %d, %d", row, column)
            .isCloseTo((int) (255 * (16 + 2 * column + 0.5) / 95), within(lossless ? 1 : 8));
        assertThat(value(picture, 1, row, column)).as("green at %d, %d", row, column)
            .isCloseTo((int) (255 * (2 * row + 0.5) / 63), within(lossless ? 1 : 8));
      }
    }
  }

  /** A file with features: the image of {@code simple} and Exif with an orientation behind it. */
  private static byte[] withExif(byte[] simple, int exif, boolean asInJpeg) {
    byte[] directory = Kinds.exifDirectory(exif, true);
    byte[] mark = asInJpeg ? new byte[] {'E', 'x', 'i', 'f', 0, 0} : new byte[0];
    int size = simple.length - 12 + 18 + 8 + mark.length + directory.length;
    ByteBuffer file = ByteBuffer.allocate(12 + size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(simple, 0, 4).putInt(4 + size).put(simple, 8, 4);
    file.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(8);
    file.put((byte) 95).put((byte) 0).put((byte) 0).put((byte) 63).put((byte) 0).put((byte) 0);
    file.put(simple, 12, simple.length - 12);
    file.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(mark.length + directory.length).put(mark)
        .put(directory);
    return file.array();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void turnsAsExifSays(boolean asInJpeg) {
    Picture plain = READER.read("plain", LOSSLESS);
    Picture turned = READER.read("turned", withExif(LOSSLESS, 3, asInJpeg));
    assertThat(value(turned, 0, 2, 3)).isEqualTo(value(plain, 0, 29, 28));
    assertThat(value(turned, 1, 2, 3)).isEqualTo(value(plain, 1, 29, 28));
    assertThat(READER.read("upright", withExif(LOSSLESS, 6, asInJpeg)).originalWidth()).isEqualTo(64);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 60, 90})
  void aFileCutShortIsIncompleteOrRefused(int missing) {
    for (byte[] whole : new byte[][] {LOSSLESS, LOSSY}) {
      try {
        assertThat(READER.read("FILE", Arrays.copyOf(whole, whole.length - missing)).incomplete()).isTrue();
      } catch (Problem refused) {
        assertThat(refused).hasMessageStartingWith("FILE ");
      }
    }
  }

  @Test
  void damagedFilesGiveAPictureOrASentence() {
    CounterRandom random = new CounterRandom(5);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = (i % 2 == 0 ? LOSSLESS : LOSSY).clone();
      for (int change = 0; change <= i % 4; change++) {
        damaged[12 + random.nextInt(damaged.length - 12)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(READER.read("FILE", damaged).pixels()).hasSize(3_072);
      } catch (Problem refused) {
        assertThat(refused).hasMessageStartingWith("FILE ").message().endsWith(".").doesNotContain("\n");
      }
    }
  }

  @Test
  void aFileMayNotClaimAnySize() {
    byte[] large = withExif(LOSSY, 1, false);
    large[24] = (byte) 0xFF;
    large[25] = 0x3F;
    large[27] = (byte) 0xFF;
    large[28] = 0x3F;
    assertThatThrownBy(() -> READER.read("FILE", large)).isInstanceOf(Problem.class)
        .hasMessage(
        "FILE is a WebP image of 16,384 × 16,384 pixels: make it smaller, at most 20,000,000 in all, or save it"
            + " as JPEG.");
  }
}
