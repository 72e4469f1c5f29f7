package convscope.pictures;

import convscope.foundation.Problem;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one image from a file's bytes to 32 × 32: first {@link #open}, which reads the metadata, then
 * {@link #decode}, which reads the middle square, of a large image only every n-th row and column. Either may fail in
 * any way that a decoder fails. Used by one thread at a time.
 */
final class Decoding {
  /** The most bytes for the pixels and pieces of one image, the decoder's own included. */
  static final long MOST_BYTES = 192L << 20;

  private static final int LONGEST_SIDE = 65_535;
  private static final long MOST_PIXELS = 1L << 30;
  private static final long SQUARE_BYTES = 64L << 20;
  /** Less if the decoder already stores the whole image, so that larger ones can be read. */
  private static final long SQUARE_BYTES_BESIDE = 16L << 20;
  private static final long BMP_COMPRESSION = 30;
  private static final int BMP_LAST_READ = 3;
  private static final String WEBP = "webp";
  private static final long MOST_WEBP_PIXELS = 20_000_000;
  private static final long BYTES_A_WEBP_PIXEL = 8;
  private static final long NANOS_A_WEBP_PIXEL = 1_000;
  /** The warning of the JPEG decoder, always in English, when it fills missing pixels with gray. */
  private static final String FILLED = "premature end";

  private final String name;
  private final WatchedInput in;
  private final Watch watch;
  private @Nullable ImageReader reader;
  private Orientation orientation = Orientation.UPRIGHT;
  private JpegHeader.@Nullable Inks inks;
  private @Nullable TiffDifferences differences;
  private int width;
  private int height;
  private int every = 1;
  private boolean incomplete;

  Decoding(String name, SeekableByteChannel channel, TimeLimit limit) {
    this.name = name;
    in = new WatchedInput(channel, limit);
    watch = new Watch(limit);
  }

  /**
   * Reads the image's metadata, and returns the bytes needed to decode it.
   *
   * @throws Problem if it is not an image, or too large
   */
  long open() throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw ForeignFormat.problem(name, in);
    }
    reader = readers.next();
    String format = reader.getFormatName().toLowerCase(Locale.ROOT);
    JpegHeader jpeg = format.equals("jpeg") ? JpegHeader.read(in, 0) : null;
    orientation = jpeg != null ? jpeg.orientation() : orientation(format);
    incomplete = FileEnd.isMissing(format, in);
    in.seek(0);
    reader.setInput(in, true, true);
    boolean webp = format.equals(WEBP);
    reader.addIIOReadWarningListener((source, warning) -> incomplete |= warning.contains(FILLED));
    width = reader.getWidth(0);
    height = reader.getHeight(0);
    checkSize();
    inks = jpeg != null && jpeg.components() == 4 ? jpeg.inks() : null;
    long bytesAPixel = inks != null ? 4 : bytesAPixel();
    long coefficients = jpeg == null ? 0 : jpeg.coefficientBytes();
    long held = webp ? webpBytes() : coefficients;
    if (coefficients == 0) {
      // A listener would cause a progressive image to be drawn after each scan.
      reader.addIIOReadProgressListener(watch);
    }
    every = sampling(bytesAPixel, held == 0 ? SQUARE_BYTES : SQUARE_BYTES_BESIDE);
    long bytes = squareBytes(bytesAPixel, every) + held;
    if (format.startsWith("tif")) {
      bytes += TiffTiles.check(name, reader, in, bytesAPixel);
      inks = TiffTiles.areInks(reader) ? new JpegHeader.Inks(false, false) : null;
      differences = TiffDifferences.in(name, reader, bytesAPixel);
      if (differences != null) {
        differences.hide(in);
        in.seek(0);
        reader.setInput(in, true, true);
        every = 1;
        bytes = differences.bytes(width, bytesAPixel);
      }
    }
    if (bytes > MOST_BYTES) {
      throw Problem.of(Decoding.class, "large.scans", name, width, height, bytes >> 20);
    }
    return bytes;
  }

  private ImageReader opened() {
    return Objects.requireNonNull(reader, "It has been opened");
  }

  /** The n for which every n-th row and column of the middle square take no more than {@code most} bytes. */
  private int sampling(long bytesAPixel, long most) {
    int n = 1;
    while (squareBytes(bytesAPixel, n) > most) {
      n++;
    }
    return n;
  }

  private long squareBytes(long bytesAPixel, int n) {
    long side = (Math.min(width, height) - 1L) / n + 1;
    return side * side * bytesAPixel;
  }

  private Orientation orientation(String format) throws IOException {
    if (format.equals("bmp")) {
      in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
      in.seek(BMP_COMPRESSION);
      if (in.length() > BMP_COMPRESSION + Integer.BYTES && in.readUnsignedInt() > BMP_LAST_READ && isModernBmp()) {
        throw Problem.of(Decoding.class, "format.bmp", name);
      }
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
    }
    if (format.equals(WEBP)) {
      return ExifOrientation.inWebp(in);
    }
    return format.equals("png") ? ExifOrientation.inPng(in) : format.startsWith("tif") ? ExifOrientation.at(in, 0)
        : Orientation.UPRIGHT;
  }

  private boolean isModernBmp() throws IOException {
    in.seek(14);
    return in.readUnsignedInt() >= 40;
  }

  private void checkSize() {
    if (width < 1 || height < 1) {
      throw Problem.of(Decoding.class, "damaged.none", name);
    }
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
      throw Problem.of(Decoding.class, "large.pixels", name, width, height, LONGEST_SIDE, MOST_PIXELS);
    }
  }

  /** Its decoder always decodes the whole image, and takes more time per pixel than others. */
  private long webpBytes() {
    long pixels = (long) width * height;
    if (pixels > MOST_WEBP_PIXELS) {
      throw Problem.of(Decoding.class, "large.webp", name, width, height, MOST_WEBP_PIXELS);
    }
    watch.limit().allowMore(Duration.ofNanos(pixels * NANOS_A_WEBP_PIXEL));
    return pixels * BYTES_A_WEBP_PIXEL;
  }

  private long bytesAPixel() throws IOException {
    Iterator<ImageTypeSpecifier> types = opened().getImageTypes(0);
    if (!types.hasNext()) {
      throw new IOException("its kind of pixels is unknown");
    }
    SampleModel samples = types.next().getSampleModel();
    return (long) samples.getNumDataElements() * DataBuffer.getDataTypeSize(samples.getDataType()) / 8;
  }

  /** Reads the middle square; must be called once, after {@link #open}. */
  Picture decode() throws IOException {
    ImageReader reader = opened();
    int side = Math.min(width, height);
    ImageReadParam wanted = reader.getDefaultReadParam();
    wanted.setSourceRegion(new Rectangle(orientation.left(width, side), orientation.top(height, side), side, side));
    wanted.setSourceSubsampling(every, every, (every - 1) / 2, (every - 1) / 2);
    PixelRows rows;
    int pixels;
    if (differences != null) {
      rows = differences.rows(reader, orientation.left(width, side), orientation.top(height, side), width, height);
      pixels = side;
    } else if (inks != null) {
      // The TIFF decoder interprets inks as other colors, but returns their values unchanged.
      Raster raster = reader.canReadRaster() ? reader.readRaster(0, wanted) : reader.read(0, wanted).getRaster();
      InkRows inkRows = new InkRows(raster, inks);
      pixels = inkRows.raster().getWidth();
      rows = inkRows;
    } else {
      BufferedImage image = reader.read(0, wanted);
      pixels = image.getWidth();
      rows = PixelRows.of(image);
    }
    if (watch.hasAborted()) {
      throw new TimeLimit.TimeOver();
    }
    byte[] small = orientation.turn(shrink(rows, 0, 0, pixels, watch.limit()));
    return orientation.swapped() ? new Picture(name, height, width, small, incomplete)
        : new Picture(name, width, height, small, incomplete);
  }

  /**
   * Reads the whole image, at most {@code longest} pixels long; must be called once, after {@link #open}, in place of
   * {@link #decode}. Empty for the rare kind of TIFF that can only be read whole.
   */
  Optional<PicturePreview> decodeWhole(int longest) throws IOException {
    if (differences != null) {
      return Optional.empty();
    }
    ImageReader reader = opened();
    ImageReadParam wanted = reader.getDefaultReadParam();
    // Twice as many as are shown, so that fine patterns are averaged.
    int step = Math.max(every, Math.max(width, height) / (2 * longest) + 1);
    wanted.setSourceSubsampling(step, step, 0, 0);
    PixelRows rows;
    Raster raster;
    if (inks != null) {
      InkRows inkRows = new InkRows(reader.canReadRaster() ? reader.readRaster(0, wanted)
          : reader.read(0, wanted).getRaster(), inks);
      raster = inkRows.raster();
      rows = inkRows;
    } else {
      BufferedImage image = reader.read(0, wanted);
      raster = image.getRaster();
      rows = PixelRows.of(image);
    }
    if (watch.hasAborted()) {
      throw new TimeLimit.TimeOver();
    }
    return Optional.of(orientation.turn(
        PicturePreview.of(rows, raster.getWidth(), raster.getHeight(), longest, watch.limit())));
  }

  /** The square of {@code side} pixels that begins at column {@code left} and row {@code top}, as 32 × 32. */
  static byte[] shrink(PixelRows rows, int left, int top, int side, TimeLimit limit) throws TimeLimit.TimeOver {
    AreaAverage average = new AreaAverage(side);
    int[] rgb = new int[3 * side];
    for (int y = 0; y < side; y++) {
      limit.check();
      rows.read(left, top + y, rgb);
      average.add(y, rgb);
    }
    return average.pixels();
  }

  /** Releases the decoder's resources. */
  void close() {
    if (reader != null) {
      reader.dispose();
    }
  }
}
