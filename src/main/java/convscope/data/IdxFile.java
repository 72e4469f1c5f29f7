package convscope.data;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file in the IDX format of MNIST, compressed with gzip or not: two bytes of zero, 8 for unsigned bytes, the number
 * of dimensions, each dimension as four bytes, the values.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTES = 0x0800;
  private static final int GZIP = 0x1F8B;
  private static final int AHEAD = 1 << 16;
  private static final int MOST_IMAGES = 2_000_000;
  private static final int SIDE = ImageSet.HEIGHT;
  private static final int CHUNK = 1 << 16;

  private IdxFile() {}

  /** Reads the values after the dimensions. */
  private interface Values<T> {
    T read(DataInputStream in, int[] dimensions) throws IOException;
  }

  /**
   * The labels in {@code file}.
   *
   * @throws Problem if it cannot be read, or is something else
   */
  static byte[] labels(Path file) {
    return read(file, 1, (in, dimensions) -> bytes(in, dimensions[0]));
  }

  /**
   * The images in {@code file}, grayscale and at most 32 × 32, each in the middle of 32 × 32 black pixels in three
   * equal channels.
   *
   * @throws Problem if it cannot be read, or is something else
   */
  static byte[] images(Path file) {
    return read(file, 3, (in, dimensions) -> {
      int height = dimensions[1];
      int width = dimensions[2];
      if (height < 1 || width < 1 || height > SIDE || width > SIDE) {
        throw Problem.of(IdxFile.class, "idx.size", file.toString(), width, height);
      }
      byte[] pixels = new byte[0];
      byte[] image = new byte[height * width];
      int top = (SIDE - height) / 2;
      int left = (SIDE - width) / 2;
      int plane = SIDE * SIDE;
      for (int i = 0; i < dimensions[0]; i++) {
        in.readFully(image);
        int from = i * ImageSet.PIXELS;
        if (from == pixels.length) {
          // Grows as images are read: the file may claim more than it contains.
          pixels = Arrays.copyOf(pixels,
              Math.multiplyExact(Math.min(dimensions[0], 2 * i + 1_000), ImageSet.PIXELS));
        }
        for (int y = 0; y < height; y++) {
          for (int channel = 0; channel < ImageSet.CHANNELS; channel++) {
            System.arraycopy(image, y * width, pixels, from + channel * plane + (top + y) * SIDE + left, width);
          }
        }
      }
      return pixels;
    });
  }

  private static byte[] bytes(DataInputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  private static <T> T read(Path file, int dimensions, Values<T> values) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), AHEAD);
        DataInputStream in = new DataInputStream(unzipped(raw))) {
      if (in.readInt() != (UNSIGNED_BYTES | dimensions)) {
        throw Problem.of(IdxFile.class, "idx.magic", file.toString());
      }
      int[] sizes = new int[dimensions];
      for (int i = 0; i < dimensions; i++) {
        sizes[i] = in.readInt();
      }
      if (sizes[0] < 1 || sizes[0] > MOST_IMAGES) {
        throw Problem.of(IdxFile.class, "idx.count", file.toString(), sizes[0]);
      }
      return values.read(in, sizes);
    } catch (EOFException cut) {
      throw Problem.because(cut, IdxFile.class, "idx.cut", file.toString());
    } catch (ZipException damaged) {
      throw Problem.because(damaged, IdxFile.class, "idx.gzip", file.toString());
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  private static InputStream unzipped(InputStream raw) throws IOException {
    raw.mark(2);
    int magic = raw.read() << Byte.SIZE | raw.read();
    raw.reset();
    return magic == GZIP ? new BufferedInputStream(new GZIPInputStream(raw, CHUNK), AHEAD) : raw;
  }
}
