package convscope.data;

/**
 * A {@link Crop} step by step, as the tutorial describes it, with every intermediate image: {@code [side, side, 3]}
 * each, row-major with interleaved channels, on values 0 … 255 until the standardization.
 */
public record CropSteps(float[] cropped, float[] flipped, float[] brightened, float[] contrasted, float[] whitened) {

  /** The steps of {@code crop} on an image in a record's order. */
  public static CropSteps of(byte[] pixels, Crop crop) {
    float[] cropped = crop(pixels, crop);
    float[] flipped = crop.flipped() ? mirror(cropped, crop.side()) : cropped;
    float[] brightened = brighten(flipped, crop.brightness());
    float[] contrasted = contrast(brightened, crop);
    return new CropSteps(cropped, flipped, brightened, contrasted, whiten(contrasted));
  }

  private static float[] crop(byte[] pixels, Crop crop) {
    float[] values = new float[crop.values()];
    int plane = ImageSet.HEIGHT * ImageSet.WIDTH;
    for (int i = 0; i < values.length; i++) {
      int row = crop.imageRow(i / (crop.side() * ImageSet.CHANNELS));
      int column = crop.imageColumn(i / ImageSet.CHANNELS % crop.side());
      values[i] = pixels[i % ImageSet.CHANNELS * plane + row * ImageSet.WIDTH + column] & 0xFF;
    }
    return values;
  }

  private static float[] mirror(float[] from, int side) {
    float[] to = new float[from.length];
    for (int i = 0; i < from.length; i++) {
      int column = i / ImageSet.CHANNELS % side;
      to[i] = from[i + (side - 1 - 2 * column) * ImageSet.CHANNELS];
    }
    return to;
  }

  private static float[] brighten(float[] from, double brightness) {
    float[] to = new float[from.length];
    for (int i = 0; i < from.length; i++) {
      to[i] = (float) (from[i] + brightness);
    }
    return to;
  }

  private static float[] contrast(float[] from, Crop crop) {
    double[] means = new double[ImageSet.CHANNELS];
    for (int i = 0; i < from.length; i++) {
      means[i % ImageSet.CHANNELS] += from[i] / (double) (crop.side() * crop.side());
    }
    float[] to = new float[from.length];
    for (int i = 0; i < from.length; i++) {
      double mean = means[i % ImageSet.CHANNELS];
      to[i] = (float) ((from[i] - mean) * crop.contrast() + mean);
    }
    return to;
  }

  /** (x − mean) ∕ max(standard deviation, 1∕√n), over all n values together. */
  static float[] whiten(float[] from) {
    double mean = 0;
    for (float value : from) {
      mean += value / (double) from.length;
    }
    double variance = 0;
    for (float value : from) {
      variance += (value - mean) * (value - mean) / from.length;
    }
    double divisor = Math.max(Math.sqrt(variance), 1 / Math.sqrt(from.length));
    float[] to = new float[from.length];
    for (int i = 0; i < from.length; i++) {
      to[i] = (float) ((from[i] - mean) / divisor);
    }
    return to;
  }
}
