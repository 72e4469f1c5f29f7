package convscope.model;

/**
 * The description of one variable of a network, without its values.
 *
 * @param layer the name of the layer it belongs to: {@code conv1}
 * @param variable its name within the layer: {@code weights}
 * @param role what it is for
 * @param shape its dimensions, row-major
 * @param stddev the standard deviation of the truncated normal it starts from, before truncation; 0 for a constant
 * @param constant its initial value where {@code stddev} is 0
 * @param weightDecay the factor of ½‖w‖² in the loss
 * @param trained whether the optimizer changes it by its gradient
 * @param averaged whether it has a moving average, which replaces it when the network is used; a variable without one
 *     is used as it is
 * @param kept the share of a statistic that a step keeps; the rest comes from the batch. 1 for a variable that is no
 *     statistic, and in a frozen layer: it does not follow the batches
 */
public record Parameter(String layer, String variable, ParameterRole role, int[] shape, double stddev, double constant,
    double weightDecay, boolean trained, boolean averaged, double kept) {

  /** The weights of layer {@code layer}, which start and decay as {@code weights} says. */
  static Parameter weights(String layer, Weights weights, int... shape) {
    return new Parameter(layer, "weights", ParameterRole.WEIGHTS, shape, weights.stddev(), 0, weights.decay(), true,
        true, 1);
  }

  /** The biases of layer {@code layer}, which start as {@code weights} says and do not decay. */
  static Parameter biases(String layer, Weights weights, int... shape) {
    return new Parameter(layer, "biases", ParameterRole.BIASES, shape, 0, weights.bias(), 0, true, true, 1);
  }

  /** A trained variable of layer {@code layer} with one value per channel, which starts at {@code constant}. */
  static Parameter trained(String layer, String variable, ParameterRole role, double constant, int channels) {
    return new Parameter(layer, variable, role, new int[] {channels}, 0, constant, 0, true, true, 1);
  }

  /**
   * A statistic of layer {@code layer} with one value per channel, which starts at {@code constant}. It has no moving
   * average: it is one itself.
   */
  static Parameter statistic(String layer, String variable, ParameterRole role, double constant, double kept,
      int channels) {
    return new Parameter(layer, variable, role, new int[] {channels}, 0, constant, 0, false, false, kept);
  }

  /** The same without training: it neither moves nor decays, and needs no average. */
  Parameter frozen() {
    return new Parameter(layer, variable, role, shape, stddev, constant, 0, false, false, 1);
  }

  /** Whether it is a statistic that every step moves towards that of its batch. */
  public boolean follows() {
    return kept < 1;
  }

  /** The tutorial's variable name, unique in a network and the same in checkpoints: {@code conv1/weights}. */
  public String name() {
    return layer + "/" + variable;
  }

  /** The number of values. */
  public int size() {
    int size = 1;
    for (int dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    return size;
  }
}
