package convscope.training;

import convscope.runs.LossSmoothing;

/**
 * The tutorial's running average of a loss, as in {@code metrics.csv} and the event files: 0.9 of the average plus 0.1
 * of the new value, starting from 0 and not corrected for that. Displayed values are corrected: {@link LossSmoothing}.
 */
final class LossAverage {
  private double value;

  LossAverage(double value) {
    this.value = value;
  }

  void add(double loss) {
    value = LossSmoothing.DECAY * value + (1 - LossSmoothing.DECAY) * loss;
  }

  double value() {
    return value;
  }
}
