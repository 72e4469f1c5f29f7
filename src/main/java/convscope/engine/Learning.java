package convscope.engine;

/**
 * How a trainer learns from a batch, as plain data: the targets of its loss, and what becomes of the gradients.
 * Immutable.
 *
 * @param optimizer how the parameters are updated from the gradients
 * @param labelSmoothing s in 0 … &lt;1: the target of the true class is 1 − s + s/classes, that of every other class
 *     s/classes, as with {@code label_smoothing} in TensorFlow and PyTorch; 0 for the labels as they are
 * @param decoupledDecay from 0: weight decay that is no part of the loss and of the gradients. Before the optimizer's
 *     step, every trained parameter, biases too, ← (1 − rate · decay) · parameter, after Loshchilov and Hutter,
 *     "Decoupled Weight Decay Regularization" (2019), as in PyTorch's {@code AdamW}. It is independent of a layer's own
 *     decay, {@link convscope.model.Parameter#weightDecay}, which is a part of the loss; where both are set, both apply.
 */
public record Learning(Optimizer optimizer, double labelSmoothing, double decoupledDecay) {

  /** Learning from the labels as they are, without decoupled decay. */
  public static Learning with(Optimizer optimizer) {
    return new Learning(optimizer, 0, 0);
  }

  /** What decoupled decay leaves of a parameter in a step with {@code plan}, as a factor. */
  public double kept(StepPlan plan) {
    return 1 - plan.learningRate() * decoupledDecay;
  }
}
