package convscope.model;

import convscope.foundation.Problem;

/**
 * The initialization of a layer's weights and biases, and the weight decay.
 *
 * @param stddev of the truncated normal the weights are drawn from; values beyond two of it are drawn again
 * @param bias the initial value of every bias
 * @param decay the factor of ½‖w‖² in the loss; biases are never decayed
 */
public record Weights(double stddev, double bias, double decay) {

  void check(String layer) {
    if (!(stddev > 0 && Double.isFinite(stddev))) {
      throw Problem.of(Weights.class, "weights.stddev", layer, String.valueOf(stddev));
    }
    if (!Double.isFinite(bias)) {
      throw Problem.of(Weights.class, "weights.bias", layer, String.valueOf(bias));
    }
    if (!(decay >= 0 && Double.isFinite(decay))) {
      throw Problem.of(Weights.class, "weights.decay", layer, String.valueOf(decay));
    }
  }
}
