package convscope.foundation;

/** The standard normal distribution, with mean 0 and variance 1, to about 15 decimals, far out to 8 digits. */
public final class StandardNormal {
  /** 1 ∕ √(2π). */
  private static final double HIGHEST = 0.3989422804014327;
  /** Where the tail is computed as a continued fraction. */
  private static final double TAIL = 7.07106781186547;
  private static final double[] UPPER = {3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383,
      112.079291497871, 221.213596169931, 220.206867912376};
  private static final double[] LOWER = {8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461,
      296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752};

  private StandardNormal() {}

  /** The probability density at {@code x}. */
  public static double density(double x) {
    return HIGHEST * Math.exp(-0.5 * x * x);
  }

  /**
   * The probability of a value of at most {@code x}, by J. F. Hart's approximation, as given by G. West, "Better
   * approximations to cumulative normal functions", Wilmott Magazine, 2005. NaN for NaN.
   */
  public static double cumulative(double x) {
    double size = Math.abs(x);
    double falling = Math.exp(-0.5 * size * size);
    double outside = size < TAIL ? falling * polynomial(UPPER, size) / polynomial(LOWER, size)
        : HIGHEST * falling / (size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65)))));
    return x > 0 ? 1 - outside : outside;
  }

  private static double polynomial(double[] factors, double x) {
    double sum = factors[0];
    for (int i = 1; i < factors.length; i++) {
      sum = sum * x + factors[i];
    }
    return sum;
  }
}
