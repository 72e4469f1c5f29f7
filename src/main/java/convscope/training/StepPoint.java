package convscope.training;

import convscope.runs.LossSmoothing;

/**
 * One step, for the window's charts. Losses are those of the step's own batch before its update, in nats; averages are
 * the tutorial's, which decay by 0.9 per step from 0 and are not corrected for that: displayed values are smoothed.
 *
 * @param step its number, from 0
 * @param loss the total: cross-entropy and decay
 * @param decay the part of weight decay
 * @param rate the learning rate of its update
 * @param precision the fraction of the batch predicted correctly before the update, 0 … 1
 * @param nanos {@link System#nanoTime} at its end
 */
public record StepPoint(long step, double loss, double lossAverage, double crossEntropy, double crossEntropyAverage,
    double decay, double rate, double precision, long nanos) {

  /** The displayed loss: smoothed over about ten steps, from the first step. */
  public double smoothedLoss() {
    return LossSmoothing.smoothed(lossAverage, step);
  }

  /** The cross-entropy in the same way. */
  public double smoothedCrossEntropy() {
    return LossSmoothing.smoothed(crossEntropyAverage, step);
  }
}
