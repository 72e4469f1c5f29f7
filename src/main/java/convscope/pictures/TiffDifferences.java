package convscope.pictures;

import convscope.foundation.Problem;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import org.jspecify.annotations.Nullable;

/**
 * A TIFF file that stores, for every sample of 16 bits, the difference from the one to its left (predictor 2, TIFF 6.0,
 * section 14). Java's decoder supports that for 8 bits only. So the predictor tag is hidden from the decoder, which
 * then returns the differences, and they are summed here.
 *
 * @param tileWidth after how many pixels the sums restart; the width of the image if it is stored in strips
 * @param rowsAtOnce how many rows are read at a time: those of a strip or tile unless they are too many, since each is
 *     decoded whole
 */
record TiffDifferences(int tileWidth, int rowsAtOnce) {
  private static final int LITTLE = 0x4949;
  private static final int SIXTEEN = 16;
  private static final int RGB = 2;
  private static final int BLACK_IS_ZERO = 1;
  private static final int DIFFERENCES = 2;
  private static final int ENTRY = 12;
  private static final int FEWEST_ROWS = 64;
  private static final long MOST_BYTES = 32L << 20;

  /**
   * How the file of {@code reader} stores differences that Java's decoder cannot sum; null if it does not.
   *
   * @throws Problem if the differences cannot be summed here either
   */
  static @Nullable TiffDifferences in(String name, ImageReader reader, long bytesAPixel) throws IOException {
    TIFFDirectory directory = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
    if (number(directory, BaselineTIFFTagSet.TAG_PREDICTOR, 1) != DIFFERENCES
        || number(directory, BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE, 1) != SIXTEEN) {
      return null;
    }
    int colors = number(directory, BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION, -1);
    if (colors != RGB && colors != BLACK_IS_ZERO) {
      throw Problem.of(TiffDifferences.class, "format.kind", name, "16 bits, predictor 2");
    }
    int most = (int) Math.max(1, MOST_BYTES / (reader.getWidth(0) * bytesAPixel));
    return new TiffDifferences(reader.getTileWidth(0), Math.min(most, Math.max(FEWEST_ROWS, reader.getTileHeight(0))));
  }

  private static int number(TIFFDirectory directory, int tag, int otherwise) {
    TIFFField field = directory.getTIFFField(tag);
    return field == null ? otherwise : field.getAsInt(0);
  }

  /** Makes {@code in} show in the first directory that samples are stored without a predictor. */
  void hide(WatchedInput in) throws IOException {
    in.seek(0);
    boolean little = in.readUnsignedShort() == LITTLE;
    in.setByteOrder(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.seek(Integer.BYTES);
    long directory = in.readUnsignedInt();
    in.seek(directory);
    int entries = in.readUnsignedShort();
    for (int i = 0; i < entries; i++) {
      long entry = directory + Short.BYTES + (long) i * ENTRY;
      in.seek(entry);
      if (in.readUnsignedShort() == BaselineTIFFTagSet.TAG_PREDICTOR) {
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        // The lower byte of the value: 1 instead of 2.
        in.replace(entry + Short.BYTES + Short.BYTES + Integer.BYTES + (little ? 0 : 1), (byte) 1);
        return;
      }
    }
    throw new EOFException();
  }

  /** The bytes for the current rows, and as many for the decoder. */
  long bytes(int width, long bytesAPixel) {
    return 2L * rowsAtOnce * width * bytesAPixel;
  }

  /** The rows of the square at {@code left} and {@code top}, to be read in order. */
  PixelRows rows(ImageReader reader, int left, int top, int width, int height) {
    return new Rows(reader, left, top, width, height)::read;
  }

  /** Reads several whole rows at a time. */
  private final class Rows {
    private final ImageReader reader;
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private @Nullable PixelRows summed;
    private int first;
    private int count;

    Rows(ImageReader reader, int left, int top, int width, int height) {
      this.reader = reader;
      this.left = left;
      this.top = top;
      this.width = width;
      this.height = height;
    }

    void read(int x, int y, int[] rgb) {
      int row = top + y;
      if (summed == null || row < first || row >= first + count) {
        summed = sum(row);
      }
      summed.read(left + x, row - first, rgb);
    }

    private PixelRows sum(int from) {
      first = from;
      count = Math.min(rowsAtOnce, height - from);
      ImageReadParam wanted = reader.getDefaultReadParam();
      wanted.setSourceRegion(new Rectangle(0, first, width, count));
      try {
        BufferedImage differences = reader.read(0, wanted);
        WritableRaster raster = differences.getRaster();
        int bands = raster.getNumBands();
        int[] samples = new int[width * bands];
        for (int y = 0; y < count; y++) {
          raster.getPixels(0, y, width, 1, samples);
          for (int i = bands; i < samples.length; i++) {
            if (i / bands % tileWidth != 0) {
              samples[i] = samples[i] + samples[i - bands] & 0xFFFF;
            }
          }
          raster.setPixels(0, y, width, 1, samples);
        }
        return PixelRows.of(differences);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
