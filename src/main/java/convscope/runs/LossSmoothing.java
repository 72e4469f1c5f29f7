package convscope.runs;

/**
 * The two readings of the tutorial's running average of a loss. The tutorial begins it with 0, keeps {@value #DECAY} of it a
 * step and adds a tenth of the new loss; so it stands in {@code metrics.csv} and in the event files, and climbs for some
 * thirty steps before it means anything. Screens and reports show it smoothed: divided by what it has of losses by then, so
 * that it is a weighted mean of the losses so far from the first step on (the bias correction of Kingma and Ba, "Adam", 2015).
 */
public final class LossSmoothing {
  /** What the tutorial keeps of its average in each step. */
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
