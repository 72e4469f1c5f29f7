package convscope.pictures;

import convscope.foundation.Problem;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;

/** The tiles or strips of a TIFF file, each of which ImageIO decodes whole: checked before it does. */
final class TiffTiles {
  private static final long LARGEST = 128L << 20;
  private static final int INKS = 4;

  private TiffTiles() {}

  /**
   * The bytes needed to decode one.
   *
   * @throws Problem if it is too many, or the file claims tiles that it cannot contain
   */
  static long check(String name, ImageReader reader, ImageInputStream in, long bytesAPixel) throws IOException {
    long bytes = Math.multiplyExact(reader.getTileWidth(0) * bytesAPixel, reader.getTileHeight(0));
    if (bytes > LARGEST || bytes < 0) {
      throw Problem.of(TiffTiles.class, "large.pieces", name, LARGEST >> 20);
    }
    TIFFDirectory directory = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
    boolean tiled = directory.containsTIFFField(BaselineTIFFTagSet.TAG_TILE_OFFSETS);
    TIFFField counts = directory.getTIFFField(
        tiled ? BaselineTIFFTagSet.TAG_TILE_BYTE_COUNTS : BaselineTIFFTagSet.TAG_STRIP_BYTE_COUNTS);
    for (int i = 0; counts != null && i < counts.getCount(); i++) {
      if (counts.getAsLong(i) > in.length()) {
        throw Problem.of(TiffTiles.class, "damaged.piece", name);
      }
    }
    TIFFField compression = directory.getTIFFField(BaselineTIFFTagSet.TAG_COMPRESSION);
    if (compression != null && compression.getAsInt(0) == BaselineTIFFTagSet.COMPRESSION_JPEG) {
      checkJpegs(name, in, directory.getTIFFField(
          tiled ? BaselineTIFFTagSet.TAG_TILE_OFFSETS : BaselineTIFFTagSet.TAG_STRIP_OFFSETS));
    }
    return bytes;
  }

  /** Whether the image is in four inks: cyan, magenta, yellow and black, of 8 or 16 bits. */
  static boolean areInks(ImageReader reader) throws IOException {
    TIFFDirectory directory = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
    TIFFField colors = directory.getTIFFField(BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION);
    TIFFField bits = directory.getTIFFField(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE);
    return colors != null && colors.getAsInt(0) == BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_CMYK
        && bits != null && bits.getCount() == INKS && (bits.getAsInt(0) == 8 || bits.getAsInt(0) == 16);
  }

  /** An embedded JPEG file may claim any size, and memory for all of its scans would be allocated at once. */
  private static void checkJpegs(String name, ImageInputStream in, TIFFField offsets) throws IOException {
    for (int i = 0; offsets != null && i < offsets.getCount(); i++) {
      if (JpegHeader.read(in, offsets.getAsLong(i)).coefficientBytes() > LARGEST) {
        throw Problem.of(TiffTiles.class, "large.tiff", name);
      }
    }
  }
}
