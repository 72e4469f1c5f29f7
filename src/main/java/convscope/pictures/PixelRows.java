package convscope.pictures;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/** An image's rows, each pixel as 16-bit red, green and blue over white. One thread at a time. */
@FunctionalInterface
interface PixelRows {
  int WHITE = 65_535;
  /** One step of 8-bit values in 16-bit steps. */
  int STEP = 257;

  /** Writes the pixels of row {@code y} from column {@code x} on, as many as {@code rgb} holds three values for. */
  void read(int x, int y, int[] rgb);

  /** The rows of {@code image}. */
  static PixelRows of(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    if (colours instanceof IndexColorModel palette) {
      return indexed(image.getRaster(), palette);
    }
    if (colours instanceof ComponentColorModel && hasPlainSamples(image.getRaster(), colours)) {
      if (isOpaqueOfBytes(image.getRaster(), colours)) {
        return bytes(image.getRaster());
      }
      return new SampleRows(image.getRaster(), colours)::read;
    }
    if (colours instanceof DirectColorModel) {
      return packed(image);
    }
    return converted(image);
  }

  /**
   * Whether the samples can be used unconverted. Gray ones must be: Java treats gray as linear light, and would lighten
   * every image.
   */
  private static boolean hasPlainSamples(Raster raster, ColorModel colours) {
    int type = colours.getColorSpace().getType();
    int bands = raster.getNumBands() - (colours.hasAlpha() ? 1 : 0);
    int data = raster.getSampleModel().getDataType();
    return (type == ColorSpace.TYPE_GRAY && bands == 1 || type == ColorSpace.TYPE_RGB && bands == 3)
        && (data == DataBuffer.TYPE_BYTE || data == DataBuffer.TYPE_USHORT);
  }

  private static boolean isOpaqueOfBytes(Raster raster, ColorModel colours) {
    return !colours.hasAlpha() && raster.getTransferType() == DataBuffer.TYPE_BYTE
        && Arrays.stream(colours.getComponentSize()).allMatch(bits -> bits == Byte.SIZE);
  }

  /** The samples of a photo, of which there are millions: without a conversion for each. */
  private static PixelRows bytes(Raster raster) {
    int bands = raster.getNumBands();
    return new PixelRows() {
      private byte[] row = {};

      @Override
      public void read(int x, int y, int[] rgb) {
        int wanted = rgb.length / 3 * bands;
        row = row.length == wanted ? row : new byte[wanted];
        raster.getDataElements(x, y, rgb.length / 3, 1, row);
        if (bands == 1) {
          for (int i = 0; i < row.length; i++) {
            Arrays.fill(rgb, 3 * i, 3 * i + 3, (row[i] & 0xFF) * STEP);
          }
        } else {
          for (int i = 0; i < row.length; i++) {
            rgb[i] = (row[i] & 0xFF) * STEP;
          }
        }
      }
    };
  }

  private static PixelRows indexed(Raster raster, IndexColorModel palette) {
    int[] colours = new int[3 * palette.getMapSize()];
    for (int i = 0; i < palette.getMapSize(); i++) {
      overWhite(palette.getRGB(i), colours, 3 * i);
    }
    return (x, y, rgb) -> {
      int[] indices = raster.getPixels(x, y, rgb.length / 3, 1, (int[]) null);
      for (int i = 0; i < indices.length; i++) {
        // A damaged file may have indices outside its palette: those pixels are black.
        int from = 3 * indices[i];
        for (int c = 0; c < 3; c++) {
          rgb[3 * i + c] = from < colours.length ? colours[from + c] : 0;
        }
      }
    };
  }

  private static PixelRows packed(BufferedImage image) {
    return (x, y, rgb) -> {
      int[] argb = image.getRGB(x, y, rgb.length / 3, 1, null, 0, rgb.length / 3);
      for (int i = 0; i < argb.length; i++) {
        overWhite(argb[i], rgb, 3 * i);
      }
    };
  }

  /** By Java's own conversion, row by row so that no second image is needed. */
  private static PixelRows converted(BufferedImage image) {
    ColorConvertOp conversion = new ColorConvertOp(null);
    return (x, y, rgb) -> {
      int width = rgb.length / 3;
      BufferedImage row = new BufferedImage(width, 1, BufferedImage.TYPE_INT_ARGB);
      conversion.filter(image.getSubimage(x, y, width, 1), row);
      packed(row).read(0, 0, rgb);
    };
  }

  /** Lays an 8-bit ARGB pixel over white. */
  private static void overWhite(int argb, int[] rgb, int at) {
    int alpha = argb >>> 24;
    for (int c = 0; c < 3; c++) {
      int value = argb >> 16 - 8 * c & 0xFF;
      rgb[at + c] = blend(value * STEP, alpha * STEP);
    }
  }

  /** {@code value} over white with opacity {@code alpha}, all 16-bit. */
  static int blend(int value, int alpha) {
    return alpha == WHITE ? value : (int) (((long) value * alpha + (long) WHITE * (WHITE - alpha) + WHITE / 2) / WHITE);
  }

  /** Gray or color, with or without alpha, in samples of up to 16 bits. */
  final class SampleRows {
    private final Raster raster;
    private final boolean grey;
    private final boolean hasAlpha;
    private final boolean premultiplied;
    private final int[] most;

    private SampleRows(Raster raster, ColorModel colours) {
      this.raster = raster;
      grey = colours.getNumColorComponents() == 1;
      hasAlpha = colours.hasAlpha();
      premultiplied = colours.isAlphaPremultiplied();
      most = Arrays.stream(colours.getComponentSize()).map(bits -> (1 << bits) - 1).toArray();
    }

    private void read(int x, int y, int[] rgb) {
      int[] samples = raster.getPixels(x, y, rgb.length / 3, 1, (int[]) null);
      int bands = raster.getNumBands();
      for (int i = 0; i < rgb.length / 3; i++) {
        int alpha = hasAlpha ? sample(samples, i, bands, bands - 1) : WHITE;
        for (int c = 0; c < 3; c++) {
          int value = sample(samples, i, bands, grey ? 0 : c);
          rgb[3 * i + c] = premultiplied ? Math.min(WHITE, value + WHITE - alpha) : blend(value, alpha);
        }
      }
    }

    private int sample(int[] samples, int pixel, int bands, int band) {
      int value = samples[pixel * bands + band];
      return most[band] == 255 ? value * STEP : (int) (((long) value * WHITE + most[band] / 2) / most[band]);
    }
  }
}
