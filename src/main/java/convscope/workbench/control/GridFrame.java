package convscope.workbench.control;

import convscope.data.ImageSet;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * The visible part of a grid, as one image. Painted on any one thread, then shown on the JavaFX thread: the array it is
 * painted into is the one that JavaFX reads, so nothing is copied there.
 */
final class GridFrame {
  private static final int OPAQUE = 0xFF000000;
  private static final int PLANE = ImageSet.HEIGHT * ImageSet.WIDTH;

  private final int width;
  private final int height;
  private final int[] pixels;
  private final PixelBuffer<IntBuffer> buffer;
  private final WritableImage image;
  private final byte[] record = new byte[ImageSet.PIXELS];
  private final int[] line;
  private GridGeometry geometry;
  private int offset;

  GridFrame(int width, int height) {
    this.width = width;
    this.height = height;
    pixels = new int[width * height];
    line = new int[width];
    buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    image = new WritableImage(buffer);
  }

  boolean holds(GridGeometry wanted) {
    return wanted.width() <= width && wanted.height() <= height;
  }

  /** Paints the visible part of the images {@code indices} of {@code images} when scrolled to {@code to}. */
  void paint(ImageSet images, int[] indices, GridGeometry on, int to) {
    geometry = on;
    offset = to;
    Arrays.fill(pixels, 0, width * on.height(), 0);
    int end = on.end(to);
    for (int position = on.first(to); position < end; position++) {
      images.copyPixels(indices[position], record, 0);
      paint(on.left(position), on.top(position) - to);
    }
  }

  /** Enlarges the record with its upper left corner at {@code (left, top)}, which may lie outside. */
  private void paint(int left, int top) {
    int factor = geometry.side() / ImageSet.WIDTH;
    int length = Math.max(0, Math.min(geometry.side(), geometry.width() - left));
    for (int row = 0; row < ImageSet.HEIGHT; row++) {
      int from = Math.max(0, top + row * factor);
      int until = Math.min(geometry.height(), top + (row + 1) * factor);
      if (from < until) {
        enlarge(row, factor);
        for (int y = from; y < until; y++) {
          System.arraycopy(line, 0, pixels, y * width + left, length);
        }
      }
    }
  }

  /** One row of the record, every pixel {@code factor} times, into {@link #line}. */
  private void enlarge(int row, int factor) {
    int at = 0;
    for (int i = row * ImageSet.WIDTH; i < (row + 1) * ImageSet.WIDTH; i++) {
      int argb = OPAQUE | (record[i] & 0xFF) << 16 | (record[PLANE + i] & 0xFF) << 8 | record[2 * PLANE + i] & 0xFF;
      for (int k = 0; k < factor && at < width; k++) {
        line[at++] = argb;
      }
    }
  }

  /** The geometry it was last painted with. */
  GridGeometry geometry() {
    return geometry;
  }

  /** The scroll offset when it was last painted. */
  int offset() {
    return offset;
  }

  /** The image to show; notifies JavaFX that it has been repainted. JavaFX thread. */
  WritableImage show() {
    buffer.updateBuffer(whole -> null);
    return image;
  }

  /** The color of a pixel, as 0xAARRGGBB. */
  int argb(int x, int y) {
    return pixels[y * width + x];
  }
}
