package convscope.training;

/**
 * The decay of the parameters' moving averages.
 *
 * @param most in 0 … 1, of an old run
 */
record AverageDecay(double most) {

  /**
   * The decay after step {@code step}, counted from 0: min(most, (1 + t) ∕ (10 + t)) with t the number of steps then
   * done, so that early averages are not dominated by the initial values.
   */
  double after(long step) {
    double done = step + 1;
    return Math.min(most, (1 + done) / (10 + done));
  }
}
