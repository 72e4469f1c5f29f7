package convscope.pictures;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * Whether an image file is complete, by what its format has at its end. Decoders do not tell reliably: they fill what is
 * missing, or stop at the last row that is wanted.
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

  /** Whether the file in {@code in}, of {@code format} as its decoder is called, lacks its end. Moves the stream. */
  static boolean isMissing(String format, ImageInputStream in) throws IOException {
    try {
      return switch (format) {
        case "jpeg" -> !endsAsJpeg(in) && !JpegHeader.hasEnd(in);
        case "png" -> !hasPngEnd(in);
        case "bmp" -> in.length() < bmpBytes(in);
        case "webp" -> in.length() < riffBytes(in);
        // The decoders of GIF, TIFF and WBMP refuse a file of which a part is missing.
        default -> false;
      };
    } catch (EOFException cutShort) {
      return true;
    } finally {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
    }
  }

  /** True for most files, which saves looking through all of one: no other two bytes are the same within its pixels. */
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

  /** The bytes that a BMP file must have: exact where rows are stored as they are, otherwise only where they begin. */
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
