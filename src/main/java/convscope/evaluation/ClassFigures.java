package convscope.evaluation;

/**
 * How well one class is told from the others.
 *
 * @param label the class number
 * @param examples how many images are of it
 * @param taken how many images are taken for it
 * @param right how many images of it are taken for it
 */
public record ClassFigures(int label, int examples, int taken, int right) {

  /** Of the images taken for this class, the fraction that are of it; NaN where none is taken for it. */
  public double precision() {
    return (double) right / taken;
  }

  /** Of the images of this class, the fraction that are taken for it; NaN where there are none. */
  public double recall() {
    return (double) right / examples;
  }

  /**
   * The harmonic mean of {@link #precision} and {@link #recall}, as 2·right ∕ (examples + taken), which is 0 where
   * only one of the two has no meaning; NaN where neither has.
   */
  public double f1() {
    return 2.0 * right / (examples + taken);
  }
}
