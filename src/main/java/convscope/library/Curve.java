package convscope.library;

import java.util.Arrays;

/**
 * Points ordered by x, possibly thinned: of adjacent points the lowest and the highest are kept, so that no peak is
 * lost.
 *
 * @param x ascending
 * @param y as long as {@code x}; NaN or infinite where training produced such values
 */
public record Curve(double[] x, double[] y) {

  /** The number of points. */
  public int size() {
    return x.length;
  }

  /** The last y; NaN if there is none. */
  public double last() {
    return y.length == 0 ? Double.NaN : y[y.length - 1];
  }

  /** Gathers points in the order of x, in bounded memory. */
  static final class Gatherer {
    private final int buckets;
    private final double[] x;
    private final double[] y;
    private int together = 1;
    private int size;
    private int bucketFrom;
    private int inBucket;
    private double lastX;
    private double lastY;

    /** Keeps at most {@code most} points. */
    Gatherer(int most) {
      buckets = Math.max(4, most / 2 & ~1);
      x = new double[2 * buckets + 2];
      y = new double[x.length];
    }

    void add(double atX, double value) {
      lastX = atX;
      lastY = value;
      if (inBucket == together) {
        bucketFrom = size;
        inBucket = 0;
        if (size >= 2 * buckets) {
          halve();
        }
      }
      inBucket++;
      if (together == 1 || size - bucketFrom < 2) {
        x[size] = atX;
        y[size++] = value;
      } else {
        keepExtremes(atX, value);
      }
    }

    /** Of the two points of the bucket and a later one, keeps the lowest and the highest, in order. */
    private void keepExtremes(double atX, double value) {
      int first = bucketFrom;
      int second = bucketFrom + 1;
      double low = Math.min(y[first], y[second]);
      double high = Math.max(y[first], y[second]);
      if (value < low || value > high) {
        boolean firstStays = value < low ? y[first] == high : y[first] == low;
        if (!firstStays) {
          x[first] = x[second];
          y[first] = y[second];
        }
        x[second] = atX;
        y[second] = value;
      }
    }

    private void halve() {
      int kept = 0;
      for (int from = 0; from < size; from += 4) {
        int to = Math.min(from + 4, size);
        int low = from;
        int high = from;
        for (int i = from + 1; i < to; i++) {
          low = y[i] < y[low] ? i : low;
          high = y[i] > y[high] ? i : high;
        }
        int one = Math.min(low, high);
        int other = low == high ? to - 1 : Math.max(low, high);
        x[kept] = x[one];
        y[kept++] = y[one];
        if (other != one) {
          x[kept] = x[other];
          y[kept++] = y[other];
        }
      }
      size = kept;
      bucketFrom = size;
      together = together == 1 ? 4 : 2 * together;
    }

    Curve curve() {
      if (size > 0 && x[size - 1] != lastX) {
        // Users look at the end first.
        x[size] = lastX;
        y[size] = lastY;
        return new Curve(Arrays.copyOf(x, size + 1), Arrays.copyOf(y, size + 1));
      }
      return new Curve(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
    }
  }
}
