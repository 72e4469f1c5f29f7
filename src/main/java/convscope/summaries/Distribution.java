package convscope.summaries;

/**
 * A histogram: TensorFlow's {@code HistogramProto}. Bucket i holds the numbers from {@code limits[i - 1]} up to but
 * without {@code limits[i]}; the lower limit of the first is {@code min}. The arrays must not be modified.
 *
 * @param min the smallest number
 * @param max the largest
 * @param count of all of them
 * @param sum of all of them
 * @param squares the sum of their squares
 * @param limits the upper ends of the buckets, rising
 * @param counts how many numbers each bucket holds
 */
public record Distribution(double min, double max, double count, double sum, double squares, double[] limits,
    double[] counts) {
  public Distribution {
    if (limits.length != counts.length) {
      throw new IllegalArgumentException(limits.length + " limits of " + counts.length + " buckets");
    }
  }

  /** Whether it is valid: finite values, ascending limits, no negative counts. */
  boolean sound() {
    boolean sound = Double.isFinite(min) && Double.isFinite(max) && min <= max && Double.isFinite(count) && count >= 0
        && Double.isFinite(sum) && Double.isFinite(squares);
    for (int i = 0; i < counts.length; i++) {
      sound &= counts[i] >= 0 && Double.isFinite(counts[i])
          && (i == 0 ? !Double.isNaN(limits[i]) : limits[i] > limits[i - 1]);
    }
    return sound;
  }

  /** The mean; 0 where there are no numbers. */
  public double mean() {
    return count == 0 ? 0 : sum / count;
  }

  /** Their standard deviation; 0 where there are none. */
  public double standardDeviation() {
    return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean() * mean()));
  }

  /** The low end of bucket {@code bucket}, never below {@link #min}. */
  public double low(int bucket) {
    return bucket == 0 ? min : Math.min(Math.max(min, limits[bucket - 1]), Math.max(min, max));
  }

  /** The high end of bucket {@code bucket}, never above {@link #max}. */
  public double high(int bucket) {
    return Math.max(Math.min(max, limits[bucket]), min);
  }

  /**
   * How many numbers fall into each of {@code bins} bins of equal width from {@code from} to {@code to}, where the
   * numbers of a bucket are spread evenly between its ends; numbers that are all equal are in one bin. Numbers outside
   * are in no bin.
   */
  public double[] binned(double from, double to, int bins) {
    double[] binned = new double[bins];
    double width = (to - from) / bins;
    for (int i = 0; i < counts.length; i++) {
      double low = low(i);
      double high = high(i);
      if (counts[i] > 0 && high >= from && low <= to) {
        int first = (int) Math.max(0, Math.floor((low - from) / width));
        int last = (int) Math.min(bins - 1, Math.floor((high - from) / width));
        for (int bin = Math.min(first, bins - 1); bin <= last; bin++) {
          double share = high > low
              ? (Math.min(from + (bin + 1) * width, high) - Math.max(from + bin * width, low)) / (high - low)
              : 1;
          binned[bin] += counts[i] * Math.max(0, share);
        }
      }
    }
    return binned;
  }

  /** The quantile of {@code fraction}, 0 … 1, as far as the buckets allow; 0 if there are no numbers. */
  public double quantile(double fraction) {
    double wanted = fraction * count;
    double before = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && before + counts[i] >= wanted) {
        return low(i) + (high(i) - low(i)) * Math.max(0, wanted - before) / counts[i];
      }
      before += counts[i];
    }
    return count == 0 ? 0 : max;
  }
}
