package convscope.engine;

/**
 * How a trainer learns from a batch, as plain data: the targets of its loss, and what becomes of the gradients.
 * Immutable.
 *
 * @param optimizer how the parameters are updated from the gradients
 * @param labelSmoothing s in 0 … &lt;1: the target of the true class is 1 − s + s/classes, that of every other class
 *     s/classes, as with {@code label_smoothing} in TensorFlow and PyTorch; 0 for the labels as they are
 */
public record Learning(Optimizer optimizer, double labelSmoothing) {

  /** Learning from the labels as they are. */
  public static Learning with(Optimizer optimizer) {
    return new Learning(optimizer, 0);
  }
}
