package convscope.training;

/**
 * A straight line through values over steps by least squares, and the confidence interval of its slope.
 *
 * <p>Successive losses are correlated, so n of them carry less information than n independent ones: with ρ the
 * residuals' correlation at lag 1, they count for n (1 − ρ) ∕ (1 + ρ), the first-order correction of Bartlett, "Some
 * aspects of the time-correlation problem", J. Roy. Stat. Soc. 98 (1935). The slope's variance grows, and its degrees
 * of freedom shrink, by that.
 *
 * @param slope the change per step
 * @param low the lower end of the slope's 95 % confidence interval
 * @param high the upper end
 */
record Trend(double slope, double low, double high) {
  private static final double MOST_CORRELATION = 0.95;
  private static final double LEAST_FREEDOM = 3;

  /** The trend of {@code values} at {@code steps}, at least three of them, all finite, no two steps the same. */
  static Trend of(double[] steps, double[] values) {
    int n = values.length;
    double meanStep = mean(steps);
    double meanValue = mean(values);
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < n; i++) {
      sxx += (steps[i] - meanStep) * (steps[i] - meanStep);
      sxy += (steps[i] - meanStep) * (values[i] - meanValue);
    }
    double slope = sxy / sxx;
    double squares = 0;
    double neighbours = 0;
    double before = 0;
    for (int i = 0; i < n; i++) {
      double residual = values[i] - meanValue - slope * (steps[i] - meanStep);
      squares += residual * residual;
      neighbours += residual * before;
      before = residual;
    }
    double correlation = squares == 0 ? 0 : Math.max(0, Math.min(MOST_CORRELATION, neighbours / squares));
    double count = n * (1 - correlation) / (1 + correlation);
    double freedom = Math.max(LEAST_FREEDOM, count - 2);
    double variance = squares / (n - 2) / sxx * (1 + correlation) / (1 - correlation);
    double reach = quantile(freedom) * Math.sqrt(variance);
    return new Trend(slope, slope - reach, slope + reach);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /**
   * The 97.5 % quantile of Student's t with {@code freedom} degrees of freedom, by the series about the normal's
   * (Fisher and Cornish, Technometrics 2, 1960): within 0.2 % from three degrees on.
   */
  static double quantile(double freedom) {
    double z = 1.959963984540054;
    double z2 = z * z;
    double first = z * (z2 + 1) / 4;
    double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
    double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    double fourth = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92_160;
    return z + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom;
  }
}
