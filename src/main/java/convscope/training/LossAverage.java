package convscope.training;

import convscope.runs.LossSmoothing;

/**
 * The tutorial's running average of a loss, as {@code metrics.csv} and the event files have it: 0.9 of what it was and 0.1 of
 * the new value, from 0 and not corrected for that. What is shown to people is corrected: {@link LossSmoothing}.
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
