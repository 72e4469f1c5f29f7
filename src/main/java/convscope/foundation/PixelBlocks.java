package convscope.foundation;

import java.util.Arrays;

/**
 * Enlarges images by whole factors without blur: every pixel becomes a square block. Images are arrays of ARGB pixels,
 * row by row from the top. JavaFX's software renderer blurs what it enlarges, so the window enlarges by this. Pure; any
 * thread.
 */
public final class PixelBlocks {
  private PixelBlocks() {}

  /** {@code argb}, {@code [height, width]}, with every pixel {@code factor} wide and high. */
  public static int[] enlarged(int[] argb, int width, int height, int factor) {
    int[] large = new int[width * factor * height * factor];
    draw(argb, width, height, factor, large, width * factor, height * factor, 0, 0);
    return large;
  }

  /**
   * Draws {@code argb}, {@code [height, width]}, with every pixel {@code factor} wide and high into {@code target},
   * {@code [targetHeight, targetWidth]}, with its upper left corner at {@code (left, top)}; what lies outside is left
   * out.
   */
  public static void draw(int[] argb, int width, int height, int factor, int[] target, int targetWidth,
      int targetHeight, int left, int top) {
    int from = Math.max(0, left);
    int until = Math.min(targetWidth, left + width * factor);
    for (int row = 0; row < height && from < until; row++) {
      int first = Math.max(0, top + row * factor);
      int end = Math.min(targetHeight, top + (row + 1) * factor);
      if (first < end) {
        int line = first * targetWidth;
        for (int column = (from - left) / factor; column < width && left + column * factor < until; column++) {
          Arrays.fill(target, line + Math.max(from, left + column * factor),
              line + Math.min(until, left + (column + 1) * factor), argb[row * width + column]);
        }
        for (int y = first + 1; y < end; y++) {
          System.arraycopy(target, line + from, target, y * targetWidth + from, until - from);
        }
      }
    }
  }
}
