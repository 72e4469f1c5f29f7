package convscope.training;

/**
 * One step as the window's charts want it. Losses are those of the step's own batch before its update, in nats; averages
 * decay by 0.9 a step from 0 and are not corrected for that.
 *
 * @param step its number, from 0
 * @param loss the total: cross-entropy and decay
 * @param decay the part of weight decay
 * @param rate the learning rate of its update
 * @param precision the fraction of the batch whose top class was right before the update, 0 … 1
 * @param nanos {@link System#nanoTime} at its end
 */
public record StepPoint(long step, double loss, double lossAverage, double crossEntropy, double crossEntropyAverage,
    double decay, double rate, double precision, long nanos) {}
