package convscope.engine;

/**
 * The outcome of one step before its update; losses in nats.
 *
 * @param crossEntropy the mean over the batch of −ln of the probability given to the right class
 * @param decay the sum over the layers of weight decay · ½‖w‖²
 * @param correct how many of the batch had the right class on top, as {@link TopClass} finds it
 */
public record StepLoss(double crossEntropy, double decay, int correct) {

  /** What is minimized. */
  public double total() {
    return crossEntropy + decay;
  }
}
