package convscope.training;

/**
 * How much the parameters' averages keep from step to step.
 *
 * @param most in 0 … 1, of an old run
 */
record AverageDecay(double most) {

  /**
   * What they keep after step {@code step}, counted from 0: min(most, (1 + t) ∕ (10 + t)) with t the number of steps then
   * done, so that averages of a young run are not held back by its first values.
   */
  double after(long step) {
    double done = step + 1;
    return Math.min(most, (1 + done) / (10 + done));
  }
}
