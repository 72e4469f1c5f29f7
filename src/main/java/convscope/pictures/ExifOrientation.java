package convscope.pictures;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads the orientation from Exif: from the directory at the start of a TIFF file, which JPEG, PNG and WebP contain as
 * well. A missing or invalid value counts as upright.
 */
final class ExifOrientation {
  private static final int LITTLE = 0x4949;
  private static final int BIG = 0x4D4D;
  private static final int MAGIC = 42;
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final long PNG_HEADER = 8;
  private static final int PNG_EXIF = 0x65584966;
  private static final int PNG_END = 0x49454E44;
  private static final long RIFF_HEADER = 12;
  private static final long RIFF_CHUNK = 8;
  private static final int WEBP_EXIF = 0x45584946;
  private static final int JPEG_EXIF = 0x45786966;
  private static final int JPEG_EXIF_LENGTH = 6;

  private ExifOrientation() {}

  /** The orientation in the TIFF directory that begins at {@code start}. Moves the stream. */
  static Orientation at(ImageInputStream in, long start) throws IOException {
    try {
      in.seek(start);
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
      int order = in.readUnsignedShort();
      if (order != LITTLE && order != BIG) {
        return Orientation.UPRIGHT;
      }
      in.setByteOrder(order == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      if (in.readUnsignedShort() != MAGIC) {
        return Orientation.UPRIGHT;
      }
      in.seek(start + in.readUnsignedInt());
      return inDirectory(in);
    } catch (EOFException cutShort) {
      return Orientation.UPRIGHT;
    } finally {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
    }
  }

  private static Orientation inDirectory(ImageInputStream in) throws IOException {
    int entries = in.readUnsignedShort();
    for (int i = 0; i < entries; i++) {
      int tag = in.readUnsignedShort();
      int type = in.readUnsignedShort();
      in.readUnsignedInt();
      int value = in.readUnsignedShort();
      in.readUnsignedShort();
      if (tag == ORIENTATION) {
        return type == SHORT ? Orientation.of(value) : Orientation.UPRIGHT;
      }
    }
    return Orientation.UPRIGHT;
  }

  /** The orientation in a WebP file's chunk EXIF, which may start with the same prefix as in JPEG. Moves the stream. */
  static Orientation inWebp(ImageInputStream in) throws IOException {
    try {
      long at = RIFF_HEADER;
      while (true) {
        in.seek(at);
        int type = in.readInt();
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        long length = in.readUnsignedInt();
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        if (type == WEBP_EXIF) {
          long start = in.getStreamPosition();
          return at(in, in.readInt() == JPEG_EXIF ? start + JPEG_EXIF_LENGTH : start);
        }
        at += RIFF_CHUNK + length + (length & 1);
      }
    } catch (EOFException noneOrCut) {
      return Orientation.UPRIGHT;
    } finally {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
    }
  }

  /** The orientation in a PNG file's chunk eXIf, at any position among the chunks. Moves the stream. */
  static Orientation inPng(ImageInputStream in) throws IOException {
    try {
      in.seek(PNG_HEADER);
      while (true) {
        long length = in.readUnsignedInt();
        int type = in.readInt();
        if (type == PNG_EXIF) {
          return at(in, in.getStreamPosition());
        }
        if (type == PNG_END) {
          return Orientation.UPRIGHT;
        }
        in.seek(in.getStreamPosition() + length + Integer.BYTES);
      }
    } catch (EOFException cutShort) {
      return Orientation.UPRIGHT;
    }
  }
}
