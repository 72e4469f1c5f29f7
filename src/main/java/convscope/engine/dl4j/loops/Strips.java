package convscope.engine.dl4j.loops;

import java.util.Arrays;

/**
 * A row of an image split by column into as many strips as the stride has columns: the windows' column number t, for
 * all windows of a row, is one strip from some place on. One belongs to one worker.
 */
final class Strips {
  private final int stride;
  private final int left;
  private final int width;
  private final int channels;
  private final float[][] strips;
  private final float[] shifted;

  /**
   * For rows of {@code width} places of {@code channels} values each, after {@code left} places of padding, under
   * {@code windows} windows of {@code size} places; the padding's columns are {@code padding}.
   */
  Strips(int width, int channels, int left, int windows, int size, int stride, float padding) {
    this.stride = stride;
    this.left = left;
    this.width = width;
    this.channels = channels;
    int columns = Math.max(windows + (size - 1) / stride, (left + width + stride - 1) / stride);
    strips = new float[stride][columns * channels];
    shifted = new float[windows * channels];
    fill(padding);
  }

  void split(float[] row) {
    for (int x = 0; x < width; x++) {
      int place = x + left;
      System.arraycopy(row, x * channels, strips[place % stride], place / stride * channels, channels);
    }
  }

  void join(float[] row) {
    for (int x = 0; x < width; x++) {
      int place = x + left;
      System.arraycopy(strips[place % stride], place / stride * channels, row, x * channels, channels);
    }
  }

  /** Sets everything, the padding too. */
  void fill(float value) {
    for (float[] strip : strips) {
      Arrays.fill(strip, value);
    }
  }

  /** Takes the values of {@code other}, which has the same sizes. */
  void copy(Strips other) {
    for (int i = 0; i < stride; i++) {
      System.arraycopy(other.strips[i], 0, strips[i], 0, strips[i].length);
    }
  }

  /** Takes the larger value at each place, of its own and of {@code other}, which has the same sizes. */
  void max(Strips other) {
    for (int i = 0; i < stride; i++) {
      Lanes.max(strips[i], other.strips[i], strips[i].length);
    }
  }

  /** The windows' column number {@code t} begins where the array does; good until the next call. */
  float[] tap(int t) {
    if (t < stride) {
      return strips[t];
    }
    System.arraycopy(strips[t % stride], t / stride * channels, shifted, 0, shifted.length);
    return shifted;
  }

  /** Adds {@code more}, a value for each channel of each window, to the windows' column number {@code t}. */
  void addTo(int t, float[] more) {
    float[] tap = tap(t);
    Lanes.add(tap, more, more.length);
    if (t >= stride) {
      System.arraycopy(tap, 0, strips[t % stride], t / stride * channels, tap.length);
    }
  }
}
