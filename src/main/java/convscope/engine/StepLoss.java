package convscope.engine;

/**
 * The outcome of one step before its update; losses in nats.
 *
 * @param crossEntropy the mean over the batch of the cross-entropy with the targets that are learned: of −ln of the
 *     probability given to the true class, unless {@link Learning#labelSmoothing} spreads a part of the target
 * @param decay the sum over the layers of weight decay · ½‖w‖²
 * @param correct how many of the batch were predicted correctly, by {@link TopClass}
 */
public record StepLoss(double crossEntropy, double decay, int correct) {

  /** The total loss, which is minimized. */
  public double total() {
    return crossEntropy + decay;
  }
}
