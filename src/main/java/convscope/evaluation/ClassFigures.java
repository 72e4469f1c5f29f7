package convscope.evaluation;

/**
 * Precision and recall of one class.
 *
 * @param label the class number
 * @param examples its number of images
 * @param taken how many images are predicted as it
 * @param right how many of its images are predicted correctly
 */
public record ClassFigures(int label, int examples, int taken, int right) {

  /** Precision: of the images predicted as this class, the fraction that belong to it; NaN if there are none. */
  public double precision() {
    return (double) right / taken;
  }

  /** Recall: of the images of this class, the fraction predicted as it; NaN if there are none. */
  public double recall() {
    return (double) right / examples;
  }

  /**
   * The harmonic mean of {@link #precision} and {@link #recall}, as 2·right ∕ (examples + taken), which is 0 if only
   * one of the two is undefined; NaN if both are.
   */
  public double f1() {
    return 2.0 * right / (examples + taken);
  }
}
