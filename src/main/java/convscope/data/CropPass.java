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

  private final byte[] pixels = new byte[ImageSet.PIXELS];
  /** The pixels of a crop that lies partly outside its image. */
  private final byte[] gathered = new byte[ImageSet.PIXELS];
  private final double[] means = new double[ImageSet.CHANNELS];

  /** Writes {@code crop} of image {@code index} into {@code into} from {@code offset} on, {@code [side, side, 3]}. */
  void apply(ImageSet images, int index, Crop crop, float[] into, int offset) {
    images.copyPixels(index, pixels, 0);
    apply(pixels, crop, into, offset);
  }

  /** The same for an image in a record's order. */
  void apply(byte[] image, Crop crop, float[] into, int offset) {
    if (crop.leavesImage()) {
      gather(image, crop);
      standardize(new Pixels(gathered, 0, crop.side(), crop.side() * crop.side()), crop, into, offset);
    } else {
      int first = crop.top() * ImageSet.WIDTH + crop.left();
      standardize(new Pixels(image, first, ImageSet.WIDTH, PLANE), crop, into, offset);
    }
  }

  /**
   * Where the pixels of a crop are.
   *
   * @param values plane by plane
   * @param first the place of the crop's first value
   * @param row values from row to row
   * @param plane values from plane to plane
   */
  private record Pixels(byte[] values, int first, int row, int plane) {}

  private void gather(byte[] image, Crop crop) {
    int to = 0;
    for (int c = 0; c < ImageSet.CHANNELS; c++) {
      for (int row = 0; row < crop.side(); row++) {
        int start = c * PLANE + crop.imageRow(row) * ImageSet.WIDTH;
        for (int column = 0; column < crop.side(); column++) {
          gathered[to++] = image[start + crop.imageColumn(column)];
        }
      }
    }
  }

  private void standardize(Pixels from, Crop crop, float[] into, int offset) {
    double variance = 0;
    double mean = 0;
    for (int c = 0; c < ImageSet.CHANNELS; c++) {
      variance += channel(from, crop.side(), c);
      mean += means[c] / ImageSet.CHANNELS;
    }
    variance *= crop.contrast() * crop.contrast() / ImageSet.CHANNELS;
    for (int c = 0; c < ImageSet.CHANNELS; c++) {
      variance += (means[c] - mean) * (means[c] - mean) / ImageSet.CHANNELS;
    }
    double divisor = Math.max(Math.sqrt(variance), 1 / Math.sqrt(crop.values()));
    for (int c = 0; c < ImageSet.CHANNELS; c++) {
      // Brightness adds the same to a channel's mean and to the overall mean, and so cancels out here.
      double scale = crop.contrast() / divisor;
      double shift = (means[c] - mean) / divisor - means[c] * scale;
      write(from, c, (float) scale, (float) shift, crop, into, offset + c);
    }
  }

  /** The variance of one channel over the crop; its mean goes to {@link #means}. */
  private double channel(Pixels from, int side, int channel) {
    byte[] values = from.values();
    int sum = 0;
    int squares = 0;
    for (int row = 0; row < side; row++) {
      int start = from.first() + channel * from.plane() + row * from.row();
      for (int i = start; i < start + side; i++) {
        int value = values[i] & 0xFF;
        sum += value;
        squares += value * value;
      }
    }
    int count = side * side;
    means[channel] = sum / (double) count;
    return ((long) count * squares - (long) sum * sum) / ((double) count * count);
  }

  private static void write(Pixels from, int channel, float scale, float shift, Crop crop, float[] into, int offset) {
    byte[] values = from.values();
    int side = crop.side();
    int step = crop.flipped() ? -ImageSet.CHANNELS : ImageSet.CHANNELS;
    int to = offset + (crop.flipped() ? (side - 1) * ImageSet.CHANNELS : 0);
    for (int row = 0; row < side; row++) {
      int start = from.first() + channel * from.plane() + row * from.row();
      for (int i = 0; i < side; i++) {
        into[to + i * step] = (values[start + i] & 0xFF) * scale + shift;
      }
      to += side * ImageSet.CHANNELS;
    }
  }
}
