package convscope.runs;

/**
 * The two forms of the tutorial's running average of a loss. The tutorial starts it at 0, keeps {@value #DECAY} of it
 * per step and adds a tenth of the new loss; {@code metrics.csv} and the event files contain it so, and it rises for
 * some thirty steps before it is meaningful. Screens and reports show it smoothed: divided by the sum of the weights so
 * far, so that it is a weighted mean of the losses from the first step on (the bias correction of Kingma and Ba,
 * "Adam", 2015).
 */
public final class LossSmoothing {
  /** The fraction of its average that the tutorial keeps in each step. */
  public static final double DECAY = 0.9;

  private LossSmoothing() {}

  /**
   * The smoothed loss in nats.
   *
   * @param average the tutorial's running average, after {@code step}
   * @param step the number of the last step in it, from 0
   */
  public static double smoothed(double average, long step) {
    return average / (1 - Math.pow(DECAY, step + 1));
  }
}
