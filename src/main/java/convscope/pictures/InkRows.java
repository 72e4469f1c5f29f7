package convscope.pictures;

import java.awt.image.Raster;

/**
 * The rows of a CMYK image, which Java decodes but does not convert. Uses no color profile: each ink absorbs its share
 * of its color, and black of all colors.
 *
 * @param raster four bands of 8 or 16 bits: cyan, magenta, yellow and black, or luma, chroma and black
 */
record InkRows(Raster raster, JpegHeader.Inks inks) implements PixelRows {
  private static final int FULL = 255;

  @Override
  public void read(int x, int y, int[] rgb) {
    int[] values = raster.getPixels(x, y, rgb.length / 3, 1, (int[]) null);
    int beyond = raster.getSampleModel().getSampleSize(0) - Byte.SIZE;
    for (int i = 0; beyond > 0 && i < values.length; i++) {
      values[i] >>= beyond;
    }
    for (int i = 0; i < rgb.length / 3; i++) {
      int at = 4 * i;
      if (inks.transformed()) {
        untransform(values, at);
      }
      int light = inks.inverted() ? values[at + 3] : FULL - values[at + 3];
      for (int c = 0; c < 3; c++) {
        int left = inks.inverted() ? values[at + c] : FULL - values[at + c];
        rgb[3 * i + c] = (left * light * STEP + FULL / 2) / FULL;
      }
    }
  }

  /** Converts luma and chroma (JFIF 1.02) to RGB, and thus to inks. */
  private static void untransform(int[] values, int at) {
    int luma = values[at];
    double blue = values[at + 1] - 128;
    double red = values[at + 2] - 128;
    values[at] = FULL - clamp(luma + 1.402 * red);
    values[at + 1] = FULL - clamp(luma - 0.344136 * blue - 0.714136 * red);
    values[at + 2] = FULL - clamp(luma + 1.772 * blue);
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(FULL, Math.round(value)));
  }
}
