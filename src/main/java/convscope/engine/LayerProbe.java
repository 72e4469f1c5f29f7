package convscope.engine;

/**
 * One layer in the last step. Statistics of activations cover the layer's output for at most the first {@value
 * Probe#EXAMPLES} examples of the batch: enough to judge by, and fast to read.
 *
 * @param layer its name
 * @param activated whether it ends in ReLU
 * @param sparsity the fraction of the output's values that are exactly zero, 0 … 1
 * @param units its channels; a dense layer's units
 * @param deadUnits how many of them are zero everywhere, for every example examined
 * @param mean of the output's values
 * @param standardDeviation of the output's values
 * @param min of the output's values
 * @param max of the output's values
 * @param finite whether every examined value is finite: of the output, the weights and the weights' gradient
 * @param weightNorm the Euclidean norm of the weights, after the step's update; 0 for a layer without
 * @param gradientNorm the Euclidean norm of the loss's gradient by the weights, decay included; 0 for a layer without
 */
public record LayerProbe(String layer, boolean activated, double sparsity, int units, int deadUnits, double mean,
    double standardDeviation, double min, double max, boolean finite, double weightNorm, double gradientNorm) {

  /** Whether it has weights that are not all zero, so that {@link #gradientToWeight} means something. */
  public boolean weighted() {
    return weightNorm > 0;
  }

  /** The gradient's norm over the weights': the relative change of the weights at a learning rate of 1. */
  public double gradientToWeight() {
    return gradientNorm / weightNorm;
  }
}
