package convscope.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;

/** Gathers pictures of any size as labelled 32 × 32 images. */
final class ImageCollector {
  private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();

  int size() {
    return labels.size();
  }

  /** Adds the middle square of {@code picture}; what is transparent counts as white. */
  void add(BufferedImage picture, int label) {
    int side = Math.min(picture.getWidth(), picture.getHeight());
    int left = (picture.getWidth() - side) / 2;
    int top = (picture.getHeight() - side) / 2;
    byte[] image = new byte[ImageSet.PIXELS];
    for (int row = 0; row < ImageSet.HEIGHT; row++) {
      for (int column = 0; column < ImageSet.WIDTH; column++) {
        int[] mean = mean(picture, left + column * side / ImageSet.WIDTH, left + (column + 1) * side / ImageSet.WIDTH,
            top + row * side / ImageSet.HEIGHT, top + (row + 1) * side / ImageSet.HEIGHT);
        for (int c = 0; c < ImageSet.CHANNELS; c++) {
          image[(c * ImageSet.HEIGHT + row) * ImageSet.WIDTH + column] = (byte) mean[c];
        }
      }
    }
    labels.write(label);
    pixels.writeBytes(image);
  }

  private static int[] mean(BufferedImage picture, int left, int right, int top, int bottom) {
    long[] sums = new long[ImageSet.CHANNELS];
    int lastX = Math.max(left + 1, right);
    int lastY = Math.max(top + 1, bottom);
    for (int y = top; y < lastY; y++) {
      for (int x = left; x < lastX; x++) {
        int argb = picture.getRGB(x, y);
        int alpha = argb >>> 24;
        for (int c = 0; c < ImageSet.CHANNELS; c++) {
          int value = argb >> 16 - 8 * c & 0xFF;
          sums[c] += (value * alpha + 255 * (255 - alpha)) / 255;
        }
      }
    }
    long count = (long) (lastX - left) * (lastY - top);
    int[] mean = new int[sums.length];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = (int) ((sums[c] + count / 2) / count);
    }
    return mean;
  }

  ImageSet images() {
    return new PackedImages(labels.toByteArray(), pixels.toByteArray());
  }
}
