package convscope.data;

/**
 * A whole {@link Crop}, standardization included, in two passes over the pixels: the same numbers as {@link CropSteps}
 * except for the last few bits, many times faster.
 *
 * <p>Every step is linear in each channel, so the result is scale · pixel + offset of the channel. With m_c and v_c the
 * mean and variance of channel c over the crop, f the contrast and b the brightness, the contrasted channel has mean
 * m_c + b and variance f² v_c; the whole image has mean m = Σ m_c ∕ 3 + b and variance Σ (f² v_c + (m_c + b − m)²) ∕ 3.
 * The sums behind m_c and v_c are exact integers. Not thread-safe: one per thread.
 */
final class CropPass {
  private static final int PLANE = ImageSet.HEIGHT * ImageSet.WIDTH;
  private static final int COUNT = Crop.SIZE * Crop.SIZE;

  private final byte[] pixels = new byte[ImageSet.PIXELS];
  private final double[] means = new double[ImageSet.CHANNELS];

  /** Writes {@code crop} of image {@code index} into {@code into} starting at {@code offset}, {@code [24, 24, 3]}. */
  void apply(ImageSet images, int index, Crop crop, float[] into, int offset) {
    images.copyPixels(index, pixels, 0);
    apply(pixels, crop, into, offset);
  }

  /** The same for an image in a record's order. */
  void apply(byte[] image, Crop crop, float[] into, int offset) {
    int first = crop.top() * ImageSet.WIDTH + crop.left();
    double variance = 0;
    double mean = 0;
    for (int c = 0; c < ImageSet.CHANNELS; c++) {
      variance += channel(image, first + c * PLANE, c);
      mean += means[c] / ImageSet.CHANNELS;
    }
    variance *= crop.contrast() * crop.contrast() / ImageSet.CHANNELS;
    for (int c = 0; c < ImageSet.CHANNELS; c++) {
      variance += (means[c] - mean) * (means[c] - mean) / ImageSet.CHANNELS;
    }
    double divisor = Math.max(Math.sqrt(variance), 1 / Math.sqrt(Crop.VALUES));
    for (int c = 0; c < ImageSet.CHANNELS; c++) {
      // Brightness adds the same to a channel's mean and to the overall mean, and so cancels out here.
      double scale = crop.contrast() / divisor;
      double shift = (means[c] - mean) / divisor - means[c] * scale;
      write(image, first + c * PLANE, (float) scale, (float) shift, crop.flipped(), into, offset + c);
    }
  }

  /** The variance of one channel over the crop; its mean goes to {@link #means}. */
  private double channel(byte[] image, int first, int channel) {
    int sum = 0;
    int squares = 0;
    for (int row = 0; row < Crop.SIZE; row++) {
      int start = first + row * ImageSet.WIDTH;
      for (int i = start; i < start + Crop.SIZE; i++) {
        int value = image[i] & 0xFF;
        sum += value;
        squares += value * value;
      }
    }
    means[channel] = sum / (double) COUNT;
    return ((long) COUNT * squares - (long) sum * sum) / ((double) COUNT * COUNT);
  }

  private static void write(byte[] image, int first, float scale, float shift, boolean flipped, float[] into,
      int offset) {
    int step = flipped ? -ImageSet.CHANNELS : ImageSet.CHANNELS;
    int to = offset + (flipped ? (Crop.SIZE - 1) * ImageSet.CHANNELS : 0);
    for (int row = 0; row < Crop.SIZE; row++) {
      int start = first + row * ImageSet.WIDTH;
      for (int i = 0; i < Crop.SIZE; i++) {
        into[to + i * step] = (image[start + i] & 0xFF) * scale + shift;
      }
      to += Crop.SIZE * ImageSet.CHANNELS;
    }
  }
}
