package convscope.insight;

/**
 * A picture as pixels.
 *
 * @param argb a colour for each pixel, row by row from the top, {@code height · width} of them
 */
public record Raster(int width, int height, int[] argb) {

  public Raster {
    if (width < 1 || height < 1 || argb.length != width * height) {
      throw new IllegalArgumentException(argb.length + " pixels for " + width + "×" + height);
    }
  }
}
