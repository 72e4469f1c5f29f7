package convscope.pictures;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * Whether an image file is complete, by how its format ends. Decoders do not report this reliably: they fill in what is
 * missing, or stop at the last requested row.
 */
final class FileEnd {
  private static final int JPEG_END = 0xFFD9;
  private static final long PNG_HEADER = 8;
  private static final int PNG_END = 0x49454E44;
  private static final int PNG_CHUNK_BESIDE = 12;
  private static final int BMP_DATA = 10;
  private static final int BMP_SIZE = 18;
  private static final int BMP_MODERN = 40;
  private static final int BMP_RUN_LENGTHS_8 = 1;
  private static final int BMP_RUN_LENGTHS_4 = 2;
  private static final int ROW_UNIT_BITS = 32;
  private static final int RIFF_LENGTH = 4;
  private static final int RIFF_HEADER = 8;

  private FileEnd() {}

  /** Whether the file in {@code in}, of {@code format}, the name of its decoder, is truncated. Moves the stream. */
  static boolean isMissing(String format, ImageInputStream in) throws IOException {
    try {
      return switch (format) {
        case "jpeg" -> !endsAsJpeg(in) && !JpegHeader.hasEnd(in);
        case "png" -> !hasPngEnd(in);
        case "bmp" -> in.length() < bmpBytes(in);
        case "webp" -> in.length() < riffBytes(in);
        // The decoders of GIF, TIFF and WBMP reject a truncated file.
        default -> false;
      };
    } catch (EOFException cutShort) {
      return true;
    } finally {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
    }
  }

  /** True for most files, which saves scanning the whole file: the marker cannot occur within its pixels. */
  private static boolean endsAsJpeg(ImageInputStream in) throws IOException {
    in.seek(Math.max(0, in.length() - Short.BYTES));
    return in.readUnsignedShort() == JPEG_END;
  }

  private static boolean hasPngEnd(ImageInputStream in) throws IOException {
    long at = PNG_HEADER;
    int type = 0;
    while (type != PNG_END) {
      in.seek(at);
      at += in.readUnsignedInt() + PNG_CHUNK_BESIDE;
      type = in.readInt();
    }
    return at <= in.length();
  }

  /** The minimum size of a BMP file: exact if rows are uncompressed, otherwise only the offset of the pixels. */
  private static long bmpBytes(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(BMP_DATA);
    long data = in.readUnsignedInt();
    boolean modern = in.readUnsignedInt() >= BMP_MODERN;
    in.seek(BMP_SIZE);
    long width = modern ? in.readInt() : in.readUnsignedShort();
    long height = modern ? Math.abs((long) in.readInt()) : in.readUnsignedShort();
    in.readUnsignedShort();
    int bits = in.readUnsignedShort();
    long compression = modern ? in.readUnsignedInt() : 0;
    boolean packed = compression == BMP_RUN_LENGTHS_8 || compression == BMP_RUN_LENGTHS_4;
    return packed ? data : data + (width * bits + ROW_UNIT_BITS - 1) / ROW_UNIT_BITS * Integer.BYTES * height;
  }

  private static long riffBytes(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(RIFF_LENGTH);
    return in.readUnsignedInt() + RIFF_HEADER;
  }
}
