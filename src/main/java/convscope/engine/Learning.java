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
 *     "Decoupled Weight Decay Regularization" (2019), as in PyTorch's {@code AdamW}. It is independent of a layer's
 *     own decay, {@link convscope.model.Parameter#weightDecay}, which is a part of the loss; where both are set, both
 *     apply.
 * @param largestNorm from 0: if the Euclidean norm of the gradients of all trained parameters together exceeds it, the
 *     optimizer gets them scaled down to it, as with PyTorch's {@code clip_grad_norm_}; 0 for no limit. They are those
 *     of the total loss, a layer's own decay included; the gradients that a trainer returns are not clipped.
 */
public record Learning(Optimizer optimizer, double labelSmoothing, double decoupledDecay, double largestNorm) {
  /** As in PyTorch: keeps the factor finite. */
  private static final double LEAST_NORM = 1e-6;

  /** Learning from the labels as they are, without decoupled decay and clipping. */
  public static Learning with(Optimizer optimizer) {
    return new Learning(optimizer, 0, 0, 0);
  }

  /** Whether gradients are clipped. */
  public boolean clips() {
    return largestNorm > 0;
  }

  /** The factor of gradients whose norm is {@code norm}: 1 for those within the limit. NaN if the norm is. */
  public double clipped(double norm) {
    return clips() ? Math.min(1, largestNorm / (norm + LEAST_NORM)) : 1;
  }

  /** What decoupled decay leaves of a parameter in a step with {@code plan}, as a factor. */
  public double kept(StepPlan plan) {
    return 1 - plan.learningRate() * decoupledDecay;
  }
}
