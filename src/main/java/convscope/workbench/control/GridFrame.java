package convscope.workbench.control;

import convscope.data.ImageSet;
import convscope.foundation.PixelBlocks;
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
  private final int[] argb = new int[PLANE];
  private GridGeometry geometry;
  private int offset;

  GridFrame(int width, int height) {
    this.width = width;
    this.height = height;
    pixels = new int[width * height];
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
      decode();
      PixelBlocks.draw(argb, ImageSet.WIDTH, ImageSet.HEIGHT, on.side() / ImageSet.WIDTH, pixels, width, on.height(),
          on.left(position), on.top(position) - to);
    }
  }

  /** The record's pixels, into {@link #argb}. */
  private void decode() {
    for (int i = 0; i < PLANE; i++) {
      argb[i] = OPAQUE | (record[i] & 0xFF) << 16 | (record[PLANE + i] & 0xFF) << 8 | record[2 * PLANE + i] & 0xFF;
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
