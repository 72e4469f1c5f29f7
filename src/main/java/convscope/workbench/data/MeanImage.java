package convscope.workbench.data;

import convscope.data.ImageSet;

/** The mean of many images. Any thread. */
final class MeanImage {
  private static final int PLANE = ImageSet.HEIGHT * ImageSet.WIDTH;

  private MeanImage() {}

  /**
   * The mean of the filtered images, {@code [32, 32, 3]} on values 0 … 255; empty if there are none, or if the thread
   * is interrupted, because the result is then no longer needed.
   */
  static float[] of(Shown shown) {
    int[] indices = shown.indices();
    byte[] record = new byte[ImageSet.PIXELS];
    long[] sums = new long[ImageSet.PIXELS];
    for (int index : indices) {
      if (Thread.currentThread().isInterrupted()) {
        return new float[0];
      }
      shown.gallery().copyPixels(index, record, 0);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += record[i] & 0xFF;
      }
    }
    if (indices.length == 0) {
      return new float[0];
    }
    float[] mean = new float[ImageSet.PIXELS];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sums[i % ImageSet.CHANNELS * PLANE + i / ImageSet.CHANNELS] / (double) indices.length);
    }
    return mean;
  }
}
