package convscope.model;

/**
 * One variable of a network before it has values.
 *
 * @param name the tutorial's variable name, {@code conv1/weights} for one
 * @param shape its dimensions, row-major
 * @param stddev the standard deviation of the truncated normal it starts from, before truncation; 0 for a constant
 * @param constant the value it starts from where {@code stddev} is 0
 * @param weightDecay the factor of ½‖w‖² in the loss
 */
public record Parameter(String name, int[] shape, double stddev, double constant, double weightDecay) {

  /** The number of values. */
  public int size() {
    int size = 1;
    for (int dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    return size;
  }
}
