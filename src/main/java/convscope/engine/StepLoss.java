package convscope.engine;

/**
 * The loss of one step, in nats.
 *
 * @param crossEntropy the mean over the batch of −ln of the probability given to the right class
 * @param decay the sum over the layers of weight decay · ½‖w‖²
 */
public record StepLoss(double crossEntropy, double decay) {

  /** What is minimized. */
  public double total() {
    return crossEntropy + decay;
  }
}
