package convscope.training;

/**
 * The tutorial's running average of a loss: 0.9 of what it was and 0.1 of the new value, from 0 and not corrected for
 * that, so the curve climbs for some thirty steps before it means anything.
 */
final class LossAverage {
  private static final double DECAY = 0.9;

  private double value;

  LossAverage(double value) {
    this.value = value;
  }

  void add(double loss) {
    value = DECAY * value + (1 - DECAY) * loss;
  }

  double value() {
    return value;
  }
}
