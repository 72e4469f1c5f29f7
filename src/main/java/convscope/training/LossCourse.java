package convscope.training;

import convscope.runs.MetricsRow;
import java.util.List;

/**
 * Whether a run's loss has risen, and the last step before it did. It has risen while the smoothed loss is not a finite
 * number, or exceeds its minimum so far by more than one nat and by more than half of the minimum. Noise stays below
 * that limit; a loss that stays above it usually diverges. One thread.
 */
final class LossCourse {
  private static final double MOST_NATS_ABOVE = 1;
  private static final double MOST_SHARE_ABOVE = 0.5;

  private double least = Double.POSITIVE_INFINITY;
  private long ordinary;
  private boolean risen;

  /** The course of {@code rows}, oldest first. */
  static LossCourse of(List<MetricsRow> rows) {
    LossCourse course = new LossCourse();
    rows.forEach(course::add);
    return course;
  }

  /** Adds the next logged step. */
  void add(MetricsRow row) {
    double loss = row.smoothedLoss();
    // Negated, so that NaN counts as risen.
    risen = !(loss <= least + Math.max(MOST_NATS_ABOVE, MOST_SHARE_ABOVE * least) && Double.isFinite(loss));
    if (!risen) {
      least = Math.min(least, loss);
      ordinary = row.step();
    }
  }

  /** Whether the loss has risen and has not come down again. */
  boolean risen() {
    return risen;
  }

  /** The last step at which the loss had not risen; 0 where there is none. */
  long ordinary() {
    return ordinary;
  }

  /** The last step whose checkpoint may be resumed from: any, unless the loss has risen. */
  long good() {
    return risen ? ordinary : Long.MAX_VALUE;
  }
}
