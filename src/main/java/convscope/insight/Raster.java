package convscope.insight;

import convscope.foundation.PixelBlocks;
import java.awt.image.BufferedImage;

/**
 * An image as pixels.
 *
 * @param argb a color for each pixel, row by row from the top, {@code height · width} of them
 */
public record Raster(int width, int height, int[] argb) {

  public Raster {
    if (width < 1 || height < 1 || argb.length != width * height) {
      throw new IllegalArgumentException(argb.length + " pixels for " + width + "×" + height);
    }
  }

  /** The image of unsigned bytes in three planes, red, green and blue, each row by row. */
  public static Raster ofPlanes(int width, int height, byte[] planes) {
    int plane = width * height;
    int[] argb = new int[plane];
    for (int i = 0; i < plane; i++) {
      argb[i] = 0xFF000000 | (planes[i] & 0xFF) << 16 | (planes[plane + i] & 0xFF) << 8 | planes[2 * plane + i] & 0xFF;
    }
    return new Raster(width, height, argb);
  }

  /** The same as Java's image, every pixel {@code factor} wide and high. */
  public BufferedImage enlarged(int factor) {
    BufferedImage large = new BufferedImage(width * factor, height * factor, BufferedImage.TYPE_INT_ARGB);
    large.setRGB(0, 0, width * factor, height * factor, PixelBlocks.enlarged(argb, width, height, factor), 0,
        width * factor);
    return large;
  }
}
