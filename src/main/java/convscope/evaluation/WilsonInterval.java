package convscope.evaluation;

/**
 * How uncertain a share is that was counted on few images: the 95% interval of Wilson, which, unlike the usual one, is
 * right for few of them and never leaves 0 to 1 (E. B. Wilson, Journal of the American Statistical Association 22,
 * 1927). Immutable.
 *
 * @param correct how many of them are correct
 * @param total how many there are, at least 1
 */
public record WilsonInterval(int correct, int total) {
  /** The 97.5% quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  public WilsonInterval {
    if (total < 1 || correct < 0 || correct > total) {
      throw new IllegalArgumentException(correct + " of " + total + " is not a share");
    }
  }

  /** The counted share. */
  public double share() {
    return (double) correct / total;
  }

  /** The lower end, at least 0. */
  public double low() {
    return Math.max(0, middle() - reach());
  }

  /** The upper end, at most 1. */
  public double high() {
    return Math.min(1, middle() + reach());
  }

  private double middle() {
    return (share() + Z * Z / (2 * total)) / (1 + Z * Z / total);
  }

  private double reach() {
    double spread = share() * (1 - share()) / total + Z * Z / (4.0 * total * total);
    return Z * Math.sqrt(spread) / (1 + Z * Z / total);
  }
}
