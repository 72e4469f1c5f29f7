package convscope.pictures;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/**
 * The header of a JPEG file before its first scan (ITU-T T.81, annex B), as far as ImageIO does not provide it.
 *
 * @param components their number: 1 gray, 3 color, 4 inks; 0 if unknown
 * @param inks how to interpret four components
 * @param coefficientBytes the memory that the decoder needs for a progressive file; 0 for a
 *     sequential one
 * @param orientation from Exif
 */
record JpegHeader(int components, Inks inks, long coefficientBytes, Orientation orientation) {

  /**
   * How four components represent inks.
   *
   * @param transformed whether the first three are luma and chroma (YCCK) and not yet cyan, magenta and yellow
   * @param inverted whether 255 means no ink, as in files of Adobe's programs
   */
  record Inks(boolean transformed, boolean inverted) {}

  private static final int START_OF_SCAN = 0xDA;
  private static final int END = 0xD9;
  private static final int EXIF = 0xE1;
  private static final int ADOBE = 0xEE;
  private static final int ADOBE_YCCK = 2;
  private static final int COEFFICIENTS_OF_A_BLOCK = 64 * Short.BYTES;

  /** Reads the header of the JPEG file that begins at {@code start}. Validates everything; moves the stream. */
  static JpegHeader read(ImageInputStream in, long start) throws IOException {
    Reading reading = new Reading(in);
    try {
      in.seek(start + 2);
      int marker = reading.next();
      while (marker != END && !reading.take(marker)) {
        marker = reading.next();
      }
    } catch (EOFException cutShort) {
      // The file ends here; the decoder will report what is missing.
    }
    Orientation turned = reading.exif < 0 ? Orientation.UPRIGHT : ExifOrientation.at(in, reading.exif);
    return new JpegHeader(reading.components, reading.inks(), reading.coefficientBytes(), turned);
  }

  /** Whether the JPEG file in {@code in} contains the end marker, at any position. Moves the stream. */
  static boolean hasEnd(ImageInputStream in) throws IOException {
    Reading reading = new Reading(in);
    try {
      in.seek(2);
      int marker = reading.next();
      while (marker != END) {
        if (!Reading.standsAlone(marker)) {
          long start = in.getStreamPosition();
          in.seek(start + Math.max(2, in.readUnsignedShort()));
        }
        marker = reading.next();
      }
      return true;
    } catch (EOFException cutShort) {
      return false;
    }
  }

  /** What has been found so far. */
  private static final class Reading {
    private final ImageInputStream in;
    private int components;
    private boolean inScans;
    private long blocks;
    private boolean chromaSubsampled;
    private int adobe = -1;
    private long exif = -1;

    Reading(ImageInputStream in) {
      this.in = in;
    }

    /** The next marker; bytes before it are skipped, as decoders do. */
    int next() throws IOException {
      int value = in.readUnsignedByte();
      while (true) {
        while (value != 0xFF) {
          value = in.readUnsignedByte();
        }
        while (value == 0xFF) {
          value = in.readUnsignedByte();
        }
        if (value != 0) {
          return value;
        }
      }
    }

    /** Reads the segment of {@code marker} and moves past it; true if a scan begins here. */
    boolean take(int marker) throws IOException {
      if (standsAlone(marker)) {
        return false;
      }
      long start = in.getStreamPosition();
      int length = in.readUnsignedShort();
      if (isFrame(marker)) {
        frame(marker);
      } else if (marker == START_OF_SCAN) {
        inScans |= in.readUnsignedByte() < components;
        return true;
      } else if (marker == EXIF && exif < 0 && begins("Exif\0\0")) {
        exif = in.getStreamPosition();
      } else if (marker == ADOBE && length >= 14 && begins("Adobe")) {
        in.skipBytes(6);
        adobe = in.readUnsignedByte();
      }
      in.seek(start + Math.max(2, length));
      return false;
    }

    static boolean standsAlone(int marker) {
      return marker >= 0xD0 && marker <= 0xD8 || marker == 0x01;
    }

    private static boolean isFrame(int marker) {
      return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private boolean begins(String text) throws IOException {
      byte[] bytes = new byte[text.length()];
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.ISO_8859_1).equals(text);
    }

    private void frame(int marker) throws IOException {
      inScans = (marker & 3) == 2;
      in.skipBytes(1);
      int height = in.readUnsignedShort();
      int width = in.readUnsignedShort();
      components = in.readUnsignedByte();
      int[] across = new int[components];
      int[] down = new int[components];
      int mostAcross = 1;
      int mostDown = 1;
      for (int i = 0; i < components; i++) {
        in.skipBytes(1);
        int factors = in.readUnsignedByte();
        in.skipBytes(1);
        across[i] = Math.max(1, factors >> 4);
        down[i] = Math.max(1, factors & 15);
        mostAcross = Math.max(mostAcross, across[i]);
        mostDown = Math.max(mostDown, down[i]);
      }
      blocks = 0;
      for (int i = 0; i < components; i++) {
        blocks += (width / (8L * mostAcross) + 1) * across[i] * ((height / (8L * mostDown) + 1) * down[i]);
      }
      chromaSubsampled = components == 4 && (across[1] != across[0] || down[1] != down[0]);
    }

    Inks inks() {
      return new Inks(adobe < 0 ? chromaSubsampled : adobe == ADOBE_YCCK, adobe >= 0);
    }

    long coefficientBytes() {
      return inScans ? blocks * COEFFICIENTS_OF_A_BLOCK : 0;
    }
  }
}
