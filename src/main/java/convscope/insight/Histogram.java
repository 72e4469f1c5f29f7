package convscope.insight;

/**
 * How often numbers fall where: bins of equal width from {@code min} to {@code max}.
 *
 * @param min the low end of the first bin
 * @param max the high end of the last bin, which holds {@code max} itself
 * @param counts how many fall into each bin
 * @param count of all numbers that are finite
 * @param mean of the finite ones; 0 where there is none
 * @param standardDeviation of the finite ones
 * @param zeros how many are exactly zero
 * @param notFinite how many are NaN or infinite: these are in no bin
 */
public record Histogram(double min, double max, int[] counts, int count, double mean, double standardDeviation,
    int zeros, int notFinite) {

  /** From the smallest of {@code values} to the largest; where all are equal they fall into the first bin. */
  public static Histogram of(float[] values, int bins) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Float.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high ? of(values, bins, low, high) : of(values, bins, 0, 0);
  }

  /**
   * From {@code min} to {@code max}, so that several may share an axis; what lies beyond counts in the first bin or the
   * last.
   *
   * @throws IllegalArgumentException unless there is a bin, and {@code min} is finite and not above {@code max}
   */
  public static Histogram of(float[] values, int bins, double min, double max) {
    if (bins < 1 || !(min <= max) || !Double.isFinite(min) || !Double.isFinite(max)) {
      throw new IllegalArgumentException(bins + " bins from " + min + " to " + max);
    }
    int[] counts = new int[bins];
    double perUnit = min < max ? bins / (max - min) : 0;
    double sum = 0;
    double squares = 0;
    int zeros = 0;
    int finite = 0;
    for (float value : values) {
      if (!Float.isFinite(value)) {
        continue;
      }
      finite++;
      sum += value;
      squares += (double) value * value;
      zeros += value == 0 ? 1 : 0;
      counts[(int) Math.max(0, Math.min(bins - 1, Math.floor((value - min) * perUnit)))]++;
    }
    double mean = finite == 0 ? 0 : sum / finite;
    double variance = finite == 0 ? 0 : Math.max(0, squares / finite - mean * mean);
    return new Histogram(min, max, counts, finite, mean, Math.sqrt(variance), zeros, values.length - finite);
  }

  /** The low end of bin {@code bin}; that of the bin after the last is {@code max}. */
  public double edge(int bin) {
    return min + (max - min) * bin / counts.length;
  }
}
